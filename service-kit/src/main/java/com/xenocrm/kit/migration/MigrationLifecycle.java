package com.xenocrm.kit.migration;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import com.xenocrm.kit.outage.Outages;

/**
 * Applies migrations before the rest of the service starts. If they take long or the database is unavailable, the
 * service starts anyway but accepts neither requests nor messages until they are applied.
 */
public final class MigrationLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MigrationLifecycle.class);

    private static final Duration LOOKED_AT_AGAIN = Duration.ofMillis(200);
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(5);

    private final MigrationRunner runner;
    private final Duration patience;
    private final CompletableFuture<Void> applied = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    /**
     * Creates the lifecycle.
     *
     * @param patience longest time that the start of the service waits for the migrations
     */
    MigrationLifecycle(MigrationRunner runner, Duration patience) {
        this.runner = runner;
        this.patience = patience;
    }

    /** Returns whether all migrations are applied. */
    public boolean areApplied() {
        return applied.isDone() && !applied.isCompletedExceptionally();
    }

    /** Throws an outage until all migrations are applied. */
    public void check() {
        if (!areApplied()) {
            throw new MigrationsPendingException();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("migrations").start(this::apply);
        try {
            applied.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            applied.exceptionally(MigrationLifecycle::tell);
            log.warn(
                    "The service starts before its migrations are applied: until then it answers 503 and handles no messages");
        } catch (ExecutionException refused) {
            throw new CompletionException(refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CompletionException(interrupted);
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private void apply() {
        try {
            while (stopped.getCount() > 0) {
                if (advance()) {
                    applied.complete(null);
                    return;
                }
            }
        } catch (MigrationRefusedException refused) {
            applied.completeExceptionally(refused);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Applies the next migration, or waits before the next attempt. */
    private boolean advance() throws InterruptedException {
        Duration pause = LOOKED_AT_AGAIN;
        try {
            if (runner.advance()) {
                return true;
            }
        } catch (MigrationRefusedException refused) {
            throw refused;
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                log.warn("The database is unavailable; migrations will be retried");
            } else {
                log.error("A migration failed and will be retried", failed);
                pause = TRIED_AGAIN;
            }
        }
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        return false;
    }

    private static @Nullable Void tell(Throwable refused) {
        log.error("{}; the service will not accept any work", refused.getMessage());
        return null;
    }
}
