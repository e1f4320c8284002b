package com.xenocrm.email.sending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.email.attempt.Attempt;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.kit.web.Outage;
import com.xenocrm.kit.web.Outages;

/**
 * Sends the e-mails of a message side by side, and publishes their receipts before the broker may forget the message. When
 * the SMTP server or the database is away, those not sent yet wait; the others have their receipts.
 */
class EmailConsumer implements Consumer<List<CommunicationRequested>>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EmailConsumer.class);

    private final Attempts attempts;
    private final Suppressions suppressions;
    private final EmailDelivery delivery;
    private final Receipts receipts;
    private final MessagePublisher publisher;
    private final ExecutorService threads;
    private final EmailMetrics metrics;
    private volatile boolean running;
    private volatile boolean stopping;

    EmailConsumer(
            Attempts attempts,
            Suppressions suppressions,
            EmailDelivery delivery,
            Receipts receipts,
            MessagePublisher publisher,
            Sending sending) {
        this.attempts = attempts;
        this.suppressions = suppressions;
        this.delivery = delivery;
        this.receipts = receipts;
        this.publisher = publisher;
        this.threads = sending.threads();
        this.metrics = sending.metrics();
    }

    /** Handles one batch at a time, so that no attempt is made by two threads. */
    @Override
    public synchronized void accept(List<CommunicationRequested> messages) {
        messages.forEach(message -> send(distinct(message.communications())));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Begins no further e-mail; those under way have their receipts. */
    @Override
    public void stop() {
        stopping = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void send(List<Communication> communications) {
        Map<String, Attempt> known = attempts.of(communications);
        Map<Addressee, String> suppressed =
                suppressions.among(communications.stream().map(Addressee::of).toList());
        AtomicReference<@Nullable RuntimeException> outage = new AtomicReference<>();
        List<Receipt> made = new ArrayList<>();
        List<Callable<@Nullable Receipt>> tasks = communications.stream()
                .map(each -> task(each, known, suppressed.get(Addressee.of(each)), outage))
                .toList();
        try {
            for (Future<@Nullable Receipt> each : threads.invokeAll(tasks)) {
                Receipt receipt = each.get();
                if (receipt != null) {
                    made.add(receipt);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            publisher.publish(CrmMessage.split(made, DeliveryReceiptReceived::new));
        }
        RuntimeException failure = outage.get();
        if (failure != null) {
            throw failure;
        }
    }

    /** Makes the receipt of a communication, or null after the first outage: there is no use in trying the others. */
    private Callable<@Nullable Receipt> task(
            Communication communication,
            Map<String, Attempt> known,
            @Nullable String suppressed,
            AtomicReference<@Nullable RuntimeException> outage) {
        return () -> {
            if (stopping) {
                outage.compareAndSet(null, new StoppedException());
            }
            if (outage.get() != null) {
                return null;
            }
            try {
                return metrics.counted(receipt(communication, known, suppressed));
            } catch (RuntimeException e) {
                if (Outages.isOutage(e)) {
                    metrics.unavailable();
                }
                outage.compareAndSet(null, e);
                log.debug("An e-mail waits", e);
                return null;
            }
        };
    }

    private Receipt receipt(Communication communication, Map<String, Attempt> known, @Nullable String suppressed) {
        Attempt earlier = delivery.known(communication, known).orElse(null);
        if (earlier != null) {
            return receipts.of(communication, earlier);
        }
        return suppressed == null
                ? receipts.of(communication, delivery.send(communication))
                : receipts.suppressed(communication, suppressed);
    }

    private static List<Communication> distinct(List<Communication> communications) {
        Map<String, Communication> distinct = new LinkedHashMap<>();
        communications.forEach(each -> distinct.putIfAbsent(Attempt.id(each), each));
        return List.copyOf(distinct.values());
    }

    /** Threads that send, one for each connection, and what they count. */
    record Sending(ExecutorService threads, EmailMetrics metrics) {}

    /** The process ends; the broker delivers the message again. */
    private static final class StoppedException extends RuntimeException implements Outage {}
}
