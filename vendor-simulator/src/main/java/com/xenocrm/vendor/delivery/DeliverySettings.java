package com.xenocrm.vendor.delivery;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the delivery of receipts.
 *
 * @param gatewayUrl base URL of the gateway
 * @param vendorWebhookSecret secret that signs receipts, {@code whsec_} and at least 24 bytes in base64; of several, the first signs
 * @param local whether this is a local system, which accepts the published secret
 */
@ConfigurationProperties("crm")
record DeliverySettings(
        @DefaultValue("http://localhost:3000") URI gatewayUrl,
        @DefaultValue("") String vendorWebhookSecret,
        @DefaultValue("false") boolean local) {}
