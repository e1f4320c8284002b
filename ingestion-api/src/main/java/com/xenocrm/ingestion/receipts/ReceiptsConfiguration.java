package com.xenocrm.ingestion.receipts;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.webhook.WebhookSecret;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VendorSettings.class)
class ReceiptsConfiguration {

    @Bean
    Signatures signatures(VendorSettings settings) throws EmptyWebhookSecretException {
        return new Signatures(new Webhook(WebhookSecret.of(settings.vendorWebhookSecret(), settings.local())));
    }
}
