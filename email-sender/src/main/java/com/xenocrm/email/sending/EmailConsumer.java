package com.xenocrm.email.sending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import com.xenocrm.email.attempt.AttemptState;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.sending.EmailDelivery.UnderWayException;
import com.xenocrm.email.smtp.SmtpUnavailableException;
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
        List<UnderWayException> underWay = messages.stream()
                .flatMap(message -> send(distinct(message.communications())).stream())
                .toList();
        metrics.unavailable(false);
        if (!underWay.isEmpty()) {
            throw underWay.getFirst();
        }
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

    /** Returns why some must be looked at again; throws what ended the pass. */
    private Optional<UnderWayException> send(List<Communication> communications) {
        Pass pass = new Pass(attempts.of(communications));
        List<Receipt> made = new ArrayList<>();
        List<Callable<@Nullable Receipt>> tasks =
                communications.stream().map(each -> task(each, pass)).toList();
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
        RuntimeException outage = pass.outage.get();
        if (outage != null) {
            metrics.unavailable(!stopping && Outages.isOutage(outage));
            throw outage;
        }
        return Optional.ofNullable(pass.underWay.get());
    }

    /** Makes the receipt of a communication, or null after the first outage: there is no use in trying the others. */
    private Callable<@Nullable Receipt> task(Communication communication, Pass pass) {
        return () -> {
            if (stopping) {
                pass.outage.compareAndSet(null, new StoppedException());
            }
            if (pass.outage.get() != null) {
                return null;
            }
            try {
                return receipt(communication, pass);
            } catch (UnderWayException e) {
                pass.underWay.set(e);
            } catch (RuntimeException e) {
                pass.outage.compareAndSet(null, e);
                log.debug("An e-mail waits", e);
            }
            return null;
        };
    }

    /** A doubt ends the pass like an outage, since the server may leave the next e-mails in doubt as well. */
    private Receipt receipt(Communication communication, Pass pass) {
        Attempt earlier = delivery.known(communication, pass.known).orElse(null);
        if (earlier != null) {
            Receipt receipt = receipts.of(communication, earlier);
            return earlier.equals(pass.known.get(earlier.id())) ? receipt : metrics.counted(receipt);
        }
        Addressee addressee = Addressee.of(communication);
        String suppressed = suppressions.among(List.of(addressee)).get(addressee);
        if (suppressed != null) {
            return metrics.counted(receipts.suppressed(communication, suppressed));
        }
        Attempt made = delivery.send(communication);
        if (made.state() == AttemptState.IN_DOUBT) {
            pass.outage.compareAndSet(
                    null, new SmtpUnavailableException("The server has not answered the whole of an e-mail"));
        }
        return metrics.counted(receipts.of(communication, made));
    }

    private static List<Communication> distinct(List<Communication> communications) {
        Map<String, Communication> distinct = new LinkedHashMap<>();
        communications.forEach(each -> distinct.putIfAbsent(Attempt.id(each), each));
        return List.copyOf(distinct.values());
    }

    /** Threads that send, one for each connection, and what they count. */
    record Sending(ExecutorService threads, EmailMetrics metrics) {}

    /** One pass through the e-mails of a message: the attempts known before, and what ended it. */
    private static final class Pass {

        private final Map<String, Attempt> known;
        private final AtomicReference<@Nullable RuntimeException> outage = new AtomicReference<>();
        private final AtomicReference<@Nullable UnderWayException> underWay = new AtomicReference<>();

        private Pass(Map<String, Attempt> known) {
            this.known = known;
        }
    }

    /** The process ends; the broker delivers the message again. */
    private static final class StoppedException extends RuntimeException implements Outage {}
}
