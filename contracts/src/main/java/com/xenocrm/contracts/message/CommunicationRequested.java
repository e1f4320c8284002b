package com.xenocrm.contracts.message;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Request to deliver communications through the vendor. */
public record CommunicationRequested(List<Communication> communications) implements CrmMessage {

    /**
     * Rendered message to one customer.
     *
     * @param communicationId {@code campaign:customer}; the vendor's idempotency key, together with the attempt
     * @param email address of the recipient
     * @param attempt number of the attempt, from 1; absent means the first
     * @param unsubscribeUrl unsubscribe link of the recipient; null without one
     */
    public record Communication(
            String communicationId,
            String campaignId,
            String customerId,
            String email,
            String message,
            Integer attempt,
            @Nullable String unsubscribeUrl) {

        public static final int FIRST_ATTEMPT = 1;

        public Communication {
            attempt = Objects.requireNonNullElse(attempt, FIRST_ATTEMPT);
        }

        /** Creates the first attempt, without an unsubscribe link. */
        public Communication(
                String communicationId, String campaignId, String customerId, String email, String message) {
            this(communicationId, campaignId, customerId, email, message, FIRST_ATTEMPT, null);
        }
    }
}
