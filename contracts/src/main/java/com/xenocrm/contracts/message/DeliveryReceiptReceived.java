package com.xenocrm.contracts.message;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The vendor's later word on communications, accepted over HTTP. */
public record DeliveryReceiptReceived(List<Receipt> receipts) implements CrmMessage {

    /**
     * One delivery receipt.
     *
     * @param communicationId {@code campaign:customer}
     * @param reason why it failed, or the complaint about it, a stable lower-case word; null otherwise
     * @param vendorMessageId the vendor's own identifier, when it gave one
     * @param occurredAt not after the receipt's acceptance
     * @param attempt which attempt it is about, from 1; null when the vendor does not say
     */
    public record Receipt(
            String communicationId,
            DeliveryStatus status,
            @Nullable String reason,
            @Nullable String vendorMessageId,
            Instant occurredAt,
            @Nullable Integer attempt) {

        /** Returns the same receipt about this attempt. */
        public Receipt ofAttempt(int number) {
            return new Receipt(communicationId, status, reason, vendorMessageId, occurredAt, number);
        }

        /** Returns the same receipt with another time. */
        public Receipt at(Instant time) {
            return new Receipt(communicationId, status, reason, vendorMessageId, time, attempt);
        }
    }

    /** What became of a communication, in the vendor's words. */
    public enum DeliveryStatus {
        SENT,
        FAILED
    }
}
