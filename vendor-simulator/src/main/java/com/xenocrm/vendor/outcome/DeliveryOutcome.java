package com.xenocrm.vendor.outcome;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;

/**
 * What becomes of one attempt to deliver a communication.
 *
 * @param reason why it failed; null when it was sent
 */
public record DeliveryOutcome(
        String vendorMessageId,
        DeliveryStatus status,
        @Nullable String reason) {

    static DeliveryOutcome sent(String vendorMessageId) {
        return new DeliveryOutcome(vendorMessageId, DeliveryStatus.SENT, null);
    }

    static DeliveryOutcome failed(String vendorMessageId, FailureReason reason) {
        return new DeliveryOutcome(vendorMessageId, DeliveryStatus.FAILED, reason.value());
    }

    /** True when no further attempt can have another outcome. */
    boolean isPermanent() {
        return reason == null || FailureReason.of(reason).isPermanent();
    }

    /** The same outcome of another attempt. */
    DeliveryOutcome as(String otherMessageId) {
        return new DeliveryOutcome(otherMessageId, status, reason);
    }
}
