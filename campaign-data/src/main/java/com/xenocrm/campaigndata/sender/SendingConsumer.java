package com.xenocrm.campaigndata.sender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.kit.outage.Outage;
import com.xenocrm.kit.outage.Outages;

/**
 * Sends the communications of a message concurrently, and publishes their receipts before the message is acknowledged. The
 * unsent ones wait while the recipient's server or the database is unavailable; the others have their receipts.
 */
public final class SendingConsumer implements Consumer<List<CommunicationRequested>>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SendingConsumer.class);

    private final ChannelSending sending;
    private final ExecutorService threads;
    private final MessagePublisher publisher;
    private final SendingMetrics metrics;
    private volatile boolean running;
    private volatile boolean stopping;

    /** @param threads run the tasks; as many as may run at the same time */
    public SendingConsumer(
            ChannelSending sending, ExecutorService threads, MessagePublisher publisher, SendingMetrics metrics) {
        this.sending = sending;
        this.threads = threads;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    /** Handles one batch at a time, so that no attempt is made by two threads. */
    @Override
    public synchronized void accept(List<CommunicationRequested> messages) {
        Map<Communication, Duration> postponed = new LinkedHashMap<>();
        messages.forEach(message -> postponed.putAll(send(distinct(message.communications()))));
        postponed.forEach((communication, delay) ->
                publisher.publishAfter(delay, List.of(new CommunicationRequested(List.of(communication)))));
        metrics.unavailable(false);
        sending.done();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Begins no further task; those under way have their receipts. */
    @Override
    public void stop() {
        stopping = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Returns the postponed communications; throws the exception that ended the pass. */
    private Map<Communication, Duration> send(List<Communication> communications) {
        SendingPass pass = new SendingPass();
        List<Receipt> made = new ArrayList<>();
        List<Callable<List<Receipt>>> tasks = sending.tasks(communications, pass).stream()
                .map(task -> guarded(task, pass))
                .toList();
        try {
            for (Future<List<Receipt>> each : threads.invokeAll(tasks)) {
                made.addAll(each.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            publisher.publish(CrmMessage.split(made, DeliveryReceiptReceived::new));
        }
        pass.ended().ifPresent(why -> {
            metrics.unavailable(!stopping && Outages.isOutage(why));
            throw why;
        });
        return pass.postponed();
    }

    /** Returns a task that does nothing after the end of the pass: there is no use in trying the others. */
    private Callable<List<Receipt>> guarded(Callable<List<Receipt>> task, SendingPass pass) {
        return () -> {
            if (stopping) {
                pass.end(new StoppedException());
            }
            if (pass.ended().isPresent()) {
                return List.of();
            }
            try {
                return task.call();
            } catch (RuntimeException e) {
                pass.end(e);
                log.debug("A communication waits", e);
                return List.of();
            }
        };
    }

    private static List<Communication> distinct(List<Communication> communications) {
        Map<String, Communication> distinct = new LinkedHashMap<>();
        communications.forEach(each -> distinct.putIfAbsent(each.attemptId(), each));
        return List.copyOf(distinct.values());
    }

    /** The process ends; the broker delivers the message again. */
    private static final class StoppedException extends RuntimeException implements Outage {}
}
