package com.xenocrm.vendor.outcome;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;

/**
 * Outcome of an attempt to deliver a communication.
 *
 * @param reason reason of the failure; null if sent
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

    /** Returns whether all further attempts will have the same outcome. */
    boolean isPermanent() {
        return reason == null || FailureReason.of(reason).isPermanent();
    }

    /** Returns the same outcome for another attempt. */
    DeliveryOutcome as(String otherMessageId) {
        return new DeliveryOutcome(otherMessageId, status, reason);
    }
}
