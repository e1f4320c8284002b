package com.xenocrm.campaign.engagement;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.EngagementReceived.Engagement;
import com.xenocrm.contracts.message.MessagePublisher;

/**
 * Publishes opens and clicks. The recipient's answer waits for the broker only shortly; while there is no broker, they are
 * not recorded.
 */
final class EngagementPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EngagementPublisher.class);
    private static final int MOST_AT_ONCE = 200;

    private final MessagePublisher publisher;
    private final Duration longestWait;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EngagementPublisher(MessagePublisher publisher, Duration longestWait) {
        this.publisher = publisher;
        this.longestWait = longestWait;
    }

    /** Publishes an open or click, and returns after the broker's confirm, a failure, or a short time. */
    void publish(Engagement engagement) {
        if (!free.tryAcquire()) {
            log.warn("An open or click is not recorded: too many wait for the broker");
            return;
        }
        Future<?> confirmed = threads.submit(() -> {
            try {
                publisher.publish(List.of(new EngagementReceived(List.of(engagement))));
            } finally {
                free.release();
            }
        });
        try {
            confirmed.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            log.warn("An open or click is not recorded", e);
        } catch (TimeoutException _) {
            log.debug("The broker takes longer than the answer waits");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
