package com.xenocrm.vendor.outcome;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;

/**
 * What becomes of one attempt to deliver a communication.
 *
 * @param reason why it failed; null when it was sent
 */
public record Outcome(
        String vendorMessageId,
        DeliveryStatus status,
        @Nullable String reason) {

    static Outcome sent(String vendorMessageId) {
        return new Outcome(vendorMessageId, DeliveryStatus.SENT, null);
    }

    static Outcome failed(String vendorMessageId, FailureReason reason) {
        return new Outcome(vendorMessageId, DeliveryStatus.FAILED, reason.value());
    }

    /** True when no further attempt can have another outcome. */
    boolean isPermanent() {
        return reason == null || FailureReason.of(reason).isPermanent();
    }

    /** The same outcome of another attempt. */
    Outcome as(String otherMessageId) {
        return new Outcome(otherMessageId, status, reason);
    }
}
