package com.xenocrm.email.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.email.attempt.Attempt;
import com.xenocrm.email.attempt.AttemptState;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.domain.RecipientDomains;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.smtp.SendOutcome;
import com.xenocrm.email.smtp.SendOutcome.Accepted;
import com.xenocrm.email.smtp.SendOutcome.NotSent;
import com.xenocrm.email.smtp.SendOutcome.Rejected;
import com.xenocrm.email.smtp.SendOutcome.Unknown;
import com.xenocrm.email.smtp.SmtpConnections;
import com.xenocrm.email.smtp.SmtpUnavailableException;

/**
 * Makes each attempt once. Keeps states of attempts in memory that could not be written because the database was
 * unavailable, so that only the end of the process loses them.
 */
class EmailDelivery {

    private static final Logger log = LoggerFactory.getLogger(EmailDelivery.class);

    private final EmailMessages messages;
    private final SmtpConnections connections;
    private final Attempts attempts;
    private final RecipientDomains domains;
    private final Duration longestAttempt;
    private final Clock clock;
    private final Map<String, SendOutcome> unsettled = new ConcurrentHashMap<>();

    /** @param longestAttempt longest time from the intent of an attempt until its process has settled it, or has ended */
    EmailDelivery(
            EmailMessages messages,
            SmtpConnections connections,
            Attempts attempts,
            RecipientDomains domains,
            Duration longestAttempt,
            Clock clock) {
        this.messages = messages;
        this.connections = connections;
        this.attempts = attempts;
        this.domains = domains;
        this.longestAttempt = longestAttempt;
        this.clock = clock;
    }

    /** Returns the settled attempt of a communication that was sent, or may have been sent, before. */
    Optional<Attempt> known(Communication communication, Map<String, Attempt> stored) {
        Optional<Attempt> accepted = Attempts.upToCurrent(communication)
                .flatMap(id -> Optional.ofNullable(stored.get(id)).stream())
                .filter(attempt -> attempt.state() == AttemptState.ACCEPTED)
                .findFirst();
        if (accepted.isPresent()) {
            return accepted;
        }
        String id = communication.attemptId();
        SendOutcome outcome = unsettled.get(id);
        if (outcome != null) {
            return settle(id, outcome);
        }
        Attempt current = stored.get(id);
        return current == null || current.state() != AttemptState.STARTED
                ? Optional.ofNullable(current)
                : endedElsewhere(id);
    }

    /** Sends an e-mail of which no attempt is known; throws {@link SmtpUnavailableException} when it has to wait. */
    Attempt send(Communication communication) {
        String id = communication.attemptId();
        SMTPMessage message;
        try {
            message = messages.of(communication);
        } catch (MessagingException e) {
            log.warn("An e-mail of {} cannot be made: {}", communication.campaignId(), e.getClass());
            return attempts.refuse(rejected(id, "invalid_address", false));
        }
        try {
            Optional<SendOutcome> outcome =
                    domains.send(communication.email(), () -> connections.send(message, () -> intend(id)));
            if (outcome.isEmpty()) {
                return attempts.refuse(rejected(id, "deferred", true));
            }
            return settle(id, outcome.get())
                    .orElseThrow(() -> new SmtpUnavailableException("The connection to the SMTP server ended"));
        } catch (AlreadyStartedException _) {
            return endedElsewhere(id).orElseThrow(() -> new UnderWayException(longestAttempt));
        }
    }

    /** Returns an attempt of another process; throws {@link UnderWayException} while that may still make it. */
    private Optional<Attempt> endedElsewhere(String id) {
        Instant present = clock.instant();
        Optional<Attempt> now = attempts.doubt(id, present.minus(longestAttempt));
        if (now.isPresent() && now.get().state() == AttemptState.STARTED) {
            throw new UnderWayException(Duration.between(present, now.get().at().plus(longestAttempt)));
        }
        return now;
    }

    /**
     * Stores the intent. After a failed write the e-mail is not sent, whether or not the intent is stored; after a
     * successful one, an end without an outcome is a doubt.
     */
    private void intend(String id) {
        unsettled.put(id, new NotSent("the intent was not written"));
        if (!attempts.start(id)) {
            unsettled.remove(id);
            throw new AlreadyStartedException();
        }
        unsettled.put(id, new Unknown());
    }

    private Optional<Attempt> settle(String id, SendOutcome outcome) {
        boolean intended = unsettled.containsKey(id);
        if (intended) {
            unsettled.put(id, outcome);
        }
        Optional<Attempt> settled = switch (outcome) {
            case Accepted _ -> Optional.of(attempts.settle(attempt(id, AttemptState.ACCEPTED)));
            case Unknown _ -> Optional.of(attempts.settle(attempt(id, AttemptState.IN_DOUBT)));
            case Rejected(var reply) -> {
                Attempt rejected = rejected(id, reply.reason(), reply.isTemporary());
                yield Optional.of(intended ? attempts.settle(rejected) : attempts.refuse(rejected));
            }
            case NotSent _ -> {
                attempts.retract(id);
                yield Optional.empty();
            }
        };
        unsettled.remove(id);
        return settled;
    }

    private Attempt attempt(String id, AttemptState state) {
        return new Attempt(id, state, clock.instant(), null, false);
    }

    private Attempt rejected(String id, String reason, boolean temporary) {
        return new Attempt(id, AttemptState.REJECTED, clock.instant(), Objects.requireNonNull(reason), temporary);
    }

    /** Another process makes the attempt now, or has ended; which of the two shows later. */
    static final class UnderWayException extends RuntimeException {

        private final Duration longest;

        UnderWayException(Duration longest) {
            super("Another process makes this attempt");
            this.longest = longest;
        }

        /** Returns how long the other process may still take. */
        Duration longest() {
            return longest;
        }
    }

    /** Another process has made this attempt, or makes it now. */
    private static final class AlreadyStartedException extends RuntimeException {}
}
