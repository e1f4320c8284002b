package com.xenocrm.ingestion.operations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.contracts.topology.Exchanges.Subscription;

/** Gauge of waiting dead letters for alerts; unknown while the database is unavailable. */
@Component
class DeadLetterGauge {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterGauge.class);

    private final DeadLetterStore kept;
    private final Map<String, Double> byQueue = new ConcurrentHashMap<>();

    DeadLetterGauge(DeadLetterStore kept, MeterRegistry registry) {
        this.kept = kept;
        for (Subscription subscription : Exchanges.SUBSCRIPTIONS) {
            String queue = subscription.queue();
            Gauge.builder("crm.dead.letters", () -> byQueue.getOrDefault(queue, Double.NaN))
                    .description("Dead letters that wait to be replayed or discarded")
                    .tag("queue", queue)
                    .register(registry);
        }
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void count() {
        try {
            Exchanges.SUBSCRIPTIONS.forEach(
                    queue -> byQueue.put(queue.queue(), (double) kept.waitingIn(queue.queue())));
        } catch (DataAccessException away) {
            byQueue.clear();
            log.debug("Dead letters are not counted: the database is unavailable", away);
        }
    }
}
