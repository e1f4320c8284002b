package com.xenocrm.contracts.message;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Communications to be delivered by the vendor. */
public record CommunicationRequested(List<Communication> communications) implements CrmMessage {

    /**
     * One rendered message to one customer.
     *
     * @param communicationId {@code campaign:customer}; the vendor's idempotency key, together with the attempt
     * @param email where it goes
     * @param attempt which attempt this is, from 1; a message that does not say is the first
     * @param unsubscribeUrl where its recipient says "no more"; null when there is no such place
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

        /** The first attempt, without a way to unsubscribe. */
        public Communication(
                String communicationId, String campaignId, String customerId, String email, String message) {
            this(communicationId, campaignId, customerId, email, message, FIRST_ATTEMPT, null);
        }
    }
}
