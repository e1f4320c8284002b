package com.xenocrm.ingestion.receipts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is agreed with the vendor.
 *
 * @param vendorWebhookSecret what receipts are signed with, {@code whsec_} and at least 24 bytes in base64; of several,
 *     any of them
 * @param local on a developer's machine: the well-known secret will do
 */
@ConfigurationProperties("crm")
record ReceiptSettings(
        @DefaultValue("") String vendorWebhookSecret,
        @DefaultValue("false") boolean local) {}
