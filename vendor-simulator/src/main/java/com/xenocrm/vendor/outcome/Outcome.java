package com.xenocrm.vendor.outcome;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.DeliveryReceiptReceived.DeliveryStatus;

/**
 * What becomes of one communication.
 *
 * @param reason why it failed; null when it was sent
 */
public record Outcome(
        String vendorMessageId,
        DeliveryStatus status,
        @Nullable String reason) {}
