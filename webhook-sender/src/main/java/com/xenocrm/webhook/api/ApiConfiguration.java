package com.xenocrm.webhook.api;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.webhook.delivery.Deliveries;
import com.xenocrm.webhook.delivery.DeliveryLog;
import com.xenocrm.webhook.delivery.EventSettings;
import com.xenocrm.webhook.subscription.Webhooks;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    WebhookUrls webhookUrls(EventSettings settings) {
        return new WebhookUrls(settings.privateNetwork());
    }

    @Bean
    WebhookEditor webhookEditor(
            Webhooks webhooks, Deliveries deliveries, DeliveryLog log, AuditLog audit, IdGenerator ids, Clock clock) {
        return new WebhookEditor(webhooks, deliveries, log, audit, ids, clock);
    }
}
