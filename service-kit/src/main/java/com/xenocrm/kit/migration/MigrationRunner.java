package com.xenocrm.kit.migration;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Applies the migrations of one program in order, concurrently with other replicas. Migrations of other programs are
 * ignored.
 */
final class MigrationRunner {

    private static final Logger log = LoggerFactory.getLogger(MigrationRunner.class);

    private final MongoOperations mongo;
    private final List<Migration> migrations;
    private final MigrationLog journal;
    private final Duration renewedEvery;
    private int next;

    /** Creates the runner.
     * @param renewedEvery interval for renewing the lease of a running migration
     */
    MigrationRunner(MongoOperations mongo, List<Migration> migrations, MigrationLog journal, Duration renewedEvery) {
        this.mongo = mongo;
        this.migrations =
                migrations.stream().sorted(Comparator.comparing(Migration::id)).toList();
        this.journal = journal;
        this.renewedEvery = renewedEvery;
    }

    /**
     * Applies the remaining migrations; returns false while another replica is applying one. A failure is thrown, and
     * the next call retries the migration.
     */
    boolean advance() {
        while (next < migrations.size()) {
            Migration migration = migrations.get(next);
            if (journal.isApplied(migration)) {
                next++;
            } else if (!journal.take(migration)) {
                return journal.isApplied(migration) && advance();
            } else {
                apply(migration);
            }
        }
        return true;
    }

    private void apply(Migration migration) {
        try {
            log.info("Migration {}: {}", migration.id(), migration.definition());
            perform(migration);
        } catch (RuntimeException failed) {
            journal.giveUp(migration);
            throw failed;
        }
        journal.applied(migration);
    }

    private void perform(Migration migration) {
        CompletableFuture<Void> step =
                CompletableFuture.runAsync(() -> migration.step().accept(mongo), Thread::startVirtualThread);
        while (!ended(step)) {
            journal.renew(migration);
        }
    }

    private boolean ended(CompletableFuture<Void> step) {
        try {
            step.get(renewedEvery.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopped);
        }
    }
}
