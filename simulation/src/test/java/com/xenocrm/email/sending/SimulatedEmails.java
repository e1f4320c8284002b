package com.xenocrm.email.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.mail.internet.AddressException;

import com.xenocrm.campaigndata.sender.SendingConsumer;
import com.xenocrm.campaigndata.sender.SendingMetrics;
import com.xenocrm.campaigndata.sender.SuppressedRecipients;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.email.attempt.AttemptTokens;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.domain.RecipientDomains;
import com.xenocrm.email.message.DkimSettings;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.message.MailSettings;
import com.xenocrm.email.smtp.SimulatedSmtp;
import com.xenocrm.simulation.email.MailServer;
import com.xenocrm.simulation.replica.Surroundings;

/** The sender of e-mails of one replica. */
public final class SimulatedEmails {

    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private SimulatedEmails() {}

    /** Returns the consumer of requested e-mails.
     * @param process name of the process, which owns its attempts
     */
    public static Consumer<List<CommunicationRequested>> consumer(
            Surroundings with, String process, MailServer server) {
        EmailMessages messages = messages(with.clock());
        Attempts attempts = new Attempts(with.mongo(), tokens(), process, with.clock());
        SendingMetrics metrics = new SendingMetrics(with.meters(), "crm.emails", "crm.smtp.unavailable");
        EmailSending sending = new EmailSending(
                attempts,
                new SuppressedRecipients(with.suppressions(), with.clock()),
                new EmailDelivery(
                        messages,
                        new SimulatedSmtp(server),
                        attempts,
                        new RecipientDomains(Map.of(), with.clock()),
                        SimulatedSmtp.SETTINGS.longestAttempt(),
                        with.clock()),
                new Receipts(messages, RETRY_DELAY),
                metrics);
        return new SendingConsumer(sending, new SameThread(), with.publisher(), metrics);
    }

    /** Returns what makes the messages, whose ids the mail server sees. */
    public static EmailMessages messages(Clock clock) {
        try {
            return new EmailMessages(
                    new MailSettings("Shop <news@shop.example>", "", "", "", RETRY_DELAY),
                    tokens(),
                    new DkimSettings("", "", ""),
                    clock);
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AttemptTokens tokens() {
        return new AttemptTokens(Surroundings.HASH);
    }

    /** Runs each task at once, as the simulation has one thread. */
    private static final class SameThread extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
