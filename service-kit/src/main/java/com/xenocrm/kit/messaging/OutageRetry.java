package com.xenocrm.kit.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.context.SmartLifecycle;

import com.xenocrm.kit.web.Outages;

/**
 * Retries work with increasing back-off while broker or database is unavailable. Returns it to its queue if the outage
 * lasts too long or the process stops.
 */
final class OutageRetry implements SmartLifecycle {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration atMost;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean running;

    OutageRetry(Duration atMost) {
        this.atMost = atMost;
    }

    /** Runs the work until it succeeds; exceptions other than outages are thrown unchanged. */
    void outlast(Runnable work) {
        long begin = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException failure) {
                if (!Outages.isOutage(failure)) {
                    throw failure;
                }
                boolean tooLong = System.nanoTime() - begin + pause.toNanos() > atMost.toNanos();
                if (tooLong || endsWithin(pause)) {
                    throw new ImmediateRequeueAmqpException(
                            "The batch goes back to its queue, out of an outage", failure);
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
