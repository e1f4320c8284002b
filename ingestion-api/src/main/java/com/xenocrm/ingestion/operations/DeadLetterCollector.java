package com.xenocrm.ingestion.operations;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.messaging.DeadLetterQueues;
import com.xenocrm.kit.web.Outages;

/**
 * Brings dead letters from the broker into the database, where they can be told apart and settled one by one. Every
 * replica does so.
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
     * The database is asked first: a broker may drop what comes back to a queue too often, so nothing is taken out for
     * a database that is away.
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
            log.debug("Dead letters stay where they are: broker or database is away", e);
        }
    }
}
