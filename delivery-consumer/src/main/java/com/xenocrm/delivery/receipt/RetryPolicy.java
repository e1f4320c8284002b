package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/** Which failures are tried again, and when: each attempt waits twice as long, spread so that not all come at once. */
public class RetryPolicy {

    /** Reasons that may have passed by the next attempt. */
    private static final Set<String> TRANSIENT = Set.of("throttled", "timeout");

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    /** Delays are between one half and one and a half of what they are without jitter, in so many steps. */
    private static final int JITTER_STEPS = 8;

    private final RetrySettings settings;
    private final MessagePublisher publisher;

    RetryPolicy(RetrySettings settings, MessagePublisher publisher) {
        this.settings = settings;
        this.publisher = publisher;
    }

    /**
     * True when another attempt follows the one that this receipt is about. A vendor that does not say which it was
     * could not tell the next one from it either, and gets none.
     */
    boolean follow(Receipt receipt) {
        return receipt.status() == DeliveryStatus.FAILED
                && receipt.attempt() != null
                && receipt.attempt() < settings.maxAttempts()
                && receipt.reason() != null
                && TRANSIENT.contains(receipt.reason());
    }

    /** Returns when the broker keeps each of these attempts until its time has come. */
    void request(Set<Retry> retries) {
        Map<Duration, List<Retry>> byDelay = new TreeMap<>();
        retries.forEach(retry ->
                byDelay.computeIfAbsent(delay(retry), _ -> new ArrayList<>()).add(retry));
        byDelay.forEach((delay, due) -> publisher.publishAfter(delay, CrmMessage.split(due, RetryRequested::new)));
    }

    /** The same for the same attempt always, so that what is asked for twice comes at about the same time. */
    public Duration delay(Retry retry) {
        double step = Math.floorMod(retry.communicationId().hashCode() * 31 + retry.attempt(), JITTER_STEPS);
        double jittered = settings.retryDelay().toMillis()
                * Math.pow(2, retry.attempt() - 2.0)
                * (0.5 + step / (JITTER_STEPS - 1));
        return Duration.ofMillis(Math.min((long) jittered, LONGEST_DELAY.toMillis()));
    }
}
