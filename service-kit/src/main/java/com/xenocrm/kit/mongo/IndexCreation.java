package com.xenocrm.kit.mongo;

import java.time.Duration;
import java.util.List;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;

import com.xenocrm.kit.web.Outages;

/** Creates the declared indexes before anything else of the service starts; creating one twice is harmless. */
final class IndexCreation implements SmartLifecycle {

    /** A database that is only slow to answer, as on a machine where everything starts at once, fails no start. */
    private static final RetryTemplate WHILE_AWAY = new RetryTemplate(RetryPolicy.builder()
            .predicate(Outages::isOutage)
            .maxRetries(Long.MAX_VALUE)
            .delay(Duration.ofMillis(200))
            .timeout(Duration.ofMinutes(1))
            .build());

    private final MongoOperations mongo;
    private final List<CollectionIndex> indexes;
    private volatile boolean running;

    IndexCreation(MongoOperations mongo, List<CollectionIndex> indexes) {
        this.mongo = mongo;
        this.indexes = indexes;
    }

    @Override
    public void start() {
        WHILE_AWAY.invoke(() -> indexes.forEach(this::create));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private void create(CollectionIndex wanted) {
        Index index = new Index();
        wanted.keys().forEach(key -> index.on(key, Sort.Direction.ASC));
        if (wanted.unique()) {
            index.unique();
        }
        if (wanted.sparse()) {
            index.sparse();
        }
        if (wanted.expiring()) {
            index.expire(Duration.ZERO);
        }
        mongo.indexOps(wanted.collection()).createIndex(index);
    }
}
