package com.xenocrm.vendor.delivery;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where receipts go and how they are signed.
 *
 * @param gatewayUrl the gateway as this service reaches it
 * @param vendorWebhookSecret what receipts are signed with, {@code whsec_} and at least 24 bytes in base64; of several,
 *     the first of them
 * @param local on a developer's machine: the well-known secret will do
 */
@ConfigurationProperties("crm")
record DeliverySettings(
        @DefaultValue("http://localhost:3000") URI gatewayUrl,
        @DefaultValue("") String vendorWebhookSecret,
        @DefaultValue("false") boolean local) {}
