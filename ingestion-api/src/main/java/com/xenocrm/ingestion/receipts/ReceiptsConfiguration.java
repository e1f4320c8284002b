package com.xenocrm.ingestion.receipts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.webhook.WebhookSecrets;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptSettings.class)
class ReceiptsConfiguration {

    @Bean
    ReceiptSignatures signatures(ReceiptSettings settings) {
        return new ReceiptSignatures(
                WebhookSecrets.of(WebhookSecrets.OF_RECEIPTS, settings.vendorWebhookSecret(), settings.local()));
    }
}
