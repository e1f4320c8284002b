package com.xenocrm.ingestion.operations;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.messaging.DeadLetterQueues;
import com.xenocrm.kit.outage.Outages;

/**
 * Moves dead letters from the broker to the database, where they can be queried and settled individually. Every replica
 * does so.
 */
@Component
class DeadLetterCollector {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterCollector.class);

    private final DeadLetterQueues broker;
    private final DeadLetterStore kept;

    DeadLetterCollector(DeadLetterQueues broker, DeadLetterStore kept) {
        this.broker = broker;
        this.kept = kept;
    }

    /**
     * Collects dead letters. Checks the database first, because a broker may drop messages that return to a queue too
     * often.
     */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void collect() {
        try {
            kept.requireDatabase();
            Exchanges.SUBSCRIPTIONS.forEach(queue -> broker.collect(queue, kept::keep));
        } catch (RuntimeException e) {
            if (!Outages.isOutage(e)) {
                throw e;
            }
            log.debug("Dead letters are not collected: broker or database is unavailable", e);
        }
    }
}
