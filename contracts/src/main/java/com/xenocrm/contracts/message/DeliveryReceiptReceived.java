package com.xenocrm.contracts.message;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Delivery receipts from the vendor, accepted over HTTP. */
public record DeliveryReceiptReceived(List<Receipt> receipts) implements CrmMessage {

    /**
     * Delivery receipt.
     *
     * @param communicationId {@code campaign:customer}
     * @param reason reason of a failure or complaint, a stable lower-case word; null otherwise
     * @param vendorMessageId the vendor's identifier; null if it gave none
     * @param occurredAt time of the outcome, not after the receipt's acceptance
     * @param attempt number of the attempt, from 1; null if the vendor does not give it
     * @param retryAfterSeconds shortest delay of a next attempt; null for the usual delay
     */
    public record Receipt(
            String communicationId,
            DeliveryStatus status,
            @Nullable String reason,
            @Nullable String vendorMessageId,
            Instant occurredAt,
            @Nullable Integer attempt,
            @Nullable Integer retryAfterSeconds) {

        /** Creates a receipt after which a next attempt waits for the usual delay. */
        public Receipt(
                String communicationId,
                DeliveryStatus status,
                @Nullable String reason,
                @Nullable String vendorMessageId,
                Instant occurredAt,
                @Nullable Integer attempt) {
            this(communicationId, status, reason, vendorMessageId, occurredAt, attempt, null);
        }

        /** Returns the same receipt with another time. */
        public Receipt at(Instant time) {
            return new Receipt(communicationId, status, reason, vendorMessageId, time, attempt, retryAfterSeconds);
        }
    }

    /** Outcome of an attempt. Vendors report SENT or FAILED; the others come from the senders of this system. */
    public enum DeliveryStatus {
        SENT,
        FAILED,
        /** The address was suppressed by the time of the sending. */
        SUPPRESSED,
        /** The communication may have been delivered; it cannot be found out. */
        IN_DOUBT
    }
}
