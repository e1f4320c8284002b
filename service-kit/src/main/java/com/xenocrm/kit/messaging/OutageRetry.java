package com.xenocrm.kit.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.context.SmartLifecycle;

import com.xenocrm.kit.outage.Outages;

/**
 * Retries work with increasing back-off while broker or database is unavailable. Returns it to its queue if the outage
 * lasts too long or the process stops.
 */
final class OutageRetry implements SmartLifecycle {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration atMost;
    private final LongSupplier nanos;
    private final Predicate<Duration> stopsWithin;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean running;

    OutageRetry(Duration atMost) {
        this.atMost = atMost;
        this.nanos = System::nanoTime;
        this.stopsWithin = this::endsWithin;
    }

    /** @param stopsWithin waits for so long, and returns at once, with true, when the process stops */
    OutageRetry(Duration atMost, LongSupplier nanos, Predicate<Duration> stopsWithin) {
        this.atMost = atMost;
        this.nanos = nanos;
        this.stopsWithin = stopsWithin;
    }

    /** Runs the work until it succeeds; exceptions other than outages are thrown unchanged. */
    void outlast(Runnable work) {
        long begin = nanos.getAsLong();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException failure) {
                if (!Outages.isOutage(failure)) {
                    throw failure;
                }
                boolean tooLong = nanos.getAsLong() - begin + pause.toNanos() > atMost.toNanos();
                if (tooLong || stopsWithin.test(pause)) {
                    throw new ImmediateRequeueAmqpException(
                            "The outage lasts too long; the batch is requeued", failure);
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private boolean endsWithin(Duration pause) {
        try {
            return ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        ending.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
