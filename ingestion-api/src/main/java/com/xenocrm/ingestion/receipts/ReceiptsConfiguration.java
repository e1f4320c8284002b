package com.xenocrm.ingestion.receipts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.webhook.WebhookSecrets;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VendorSettings.class)
class ReceiptsConfiguration {

    @Bean
    Signatures signatures(VendorSettings settings) {
        return new Signatures(WebhookSecrets.of(settings.vendorWebhookSecret(), settings.local()));
    }
}
