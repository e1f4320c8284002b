package com.xenocrm.ingestion.receipts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of receipts.
 *
 * @param vendorWebhookSecret secret of signatures, {@code whsec_} and at least 24 bytes in base64; of several, any is accepted
 * @param local whether this is a local system, which accepts the published secret
 */
@ConfigurationProperties("crm")
record ReceiptSettings(
        @DefaultValue("") String vendorWebhookSecret,
        @DefaultValue("false") boolean local) {}
