package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;

/**
 * Policy of retries: which failures are retried, and after which delay. Delays double with each attempt and have
 * jitter, so that retries do not coincide.
 */
public class RetryPolicy {

    /** Reasons of temporary failures. */
    private static final Set<String> TRANSIENT = Set.of("throttled", "timeout", "deferred");

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    /** Number of steps of the jitter, which ranges from one half to one and a half of the delay. */
    private static final int JITTER_STEPS = 8;

    private final RetrySettings settings;
    private final MessagePublisher publisher;

    RetryPolicy(RetrySettings settings, MessagePublisher publisher) {
        this.settings = settings;
        this.publisher = publisher;
    }

    /**
     * Returns whether another attempt follows a receipt. Receipts without an attempt are not retried, because a vendor
     * that omits the number could not distinguish the next attempt either.
     */
    boolean follow(Receipt receipt) {
        return receipt.status() == DeliveryStatus.FAILED
                && receipt.attempt() != null
                && receipt.attempt() < settings.maxAttempts()
                && isTransient(receipt.reason());
    }

    /** Returns whether a failure for this reason is temporary. */
    static boolean isTransient(@Nullable String reason) {
        return reason != null && TRANSIENT.contains(reason);
    }

    /**
     * Publishes requests for these attempts, which the broker keeps until they are due; returns after its confirms.
     *
     * @param retries attempts with their shortest delays
     */
    void request(Map<Retry, Duration> retries) {
        Map<Duration, List<Retry>> byDelay = new TreeMap<>();
        retries.forEach((retry, least) -> byDelay.computeIfAbsent(later(delay(retry), least), _ -> new ArrayList<>())
                .add(retry));
        byDelay.forEach((delay, due) -> publisher.publishAfter(delay, CrmMessage.split(due, RetryRequested::new)));
    }

    private static Duration later(Duration delay, Duration least) {
        Duration later = delay.compareTo(least) < 0 ? least : delay;
        return later.compareTo(LONGEST_DELAY) < 0 ? later : LONGEST_DELAY;
    }

    /**
     * Returns the delay of an attempt; always the same for the same attempt, so that repeated requests arrive at about
     * the same time.
     */
    public Duration delay(Retry retry) {
        double step = Math.floorMod(retry.communicationId().hashCode() * 31 + retry.attempt(), JITTER_STEPS);
        double jittered = settings.retryDelay().toMillis()
                * Math.pow(2, retry.attempt() - 2.0)
                * (0.5 + step / (JITTER_STEPS - 1));
        return Duration.ofMillis(Math.min((long) jittered, LONGEST_DELAY.toMillis()));
    }
}
