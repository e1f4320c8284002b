package com.xenocrm.email.sending;

import java.time.Duration;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.email.attempt.Attempt;
import com.xenocrm.email.message.EmailMessages;

/** Creates receipts of attempts. */
class Receipts {

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final EmailMessages messages;
    private final Duration retryDelay;

    /** @param retryDelay before the second attempt; doubled with each further one */
    Receipts(EmailMessages messages, Duration retryDelay) {
        this.messages = messages;
        this.retryDelay = retryDelay;
    }

    Receipt of(Communication communication, Attempt attempt) {
        return switch (attempt.state()) {
            case ACCEPTED -> receipt(communication, attempt, DeliveryStatus.SENT, null);
            case REJECTED -> receipt(communication, attempt, DeliveryStatus.FAILED, attempt.reason());
            case STARTED, IN_DOUBT -> receipt(communication, attempt, DeliveryStatus.IN_DOUBT, "outcome_unknown");
        };
    }

    private Receipt receipt(
            Communication communication,
            Attempt attempt,
            DeliveryStatus status,
            @org.jspecify.annotations.Nullable String reason) {
        return new Receipt(
                communication.communicationId(),
                status,
                reason,
                messages.messageId(attempt.id()),
                attempt.at(),
                communication.attempt(),
                attempt.temporary() ? delay(communication.attempt()) : null);
    }

    private Integer delay(int attempt) {
        Duration delay = retryDelay.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return (int) (delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY).toSeconds();
    }
}
