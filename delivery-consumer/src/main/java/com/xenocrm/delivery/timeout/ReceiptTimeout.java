package com.xenocrm.delivery.timeout;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.delivery.tally.AudiencePage;
import com.xenocrm.delivery.tally.Tallies;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/**
 * Settles communications that no receipt comes for as FAILED, {@code no_receipt}; a late SENT still corrects it. Only in
 * campaigns that have sent nothing, and were neither resumed nor paused, for as long. Runs on every replica: twice
 * changes nothing.
 */
@Component
public class ReceiptTimeout {

    private final MongoOperations mongo;
    private final Silence silence;
    private final Tallies tallies;
    private final TimeoutSettings settings;
    private final Clock clock;
    private final Counter givenUp;

    public ReceiptTimeout(
            MongoOperations mongo,
            Silence silence,
            Tallies tallies,
            TimeoutSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.mongo = mongo;
        this.silence = silence;
        this.tallies = tallies;
        this.settings = settings;
        this.clock = clock;
        this.givenUp = Counter.builder("crm.receipts.missing")
                .description("Communications that were given up, since no receipt came for them")
                .register(meters);
    }

    @Scheduled(fixedDelay = 60, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void settle() {
        Instant now = clock.instant();
        Instant then = now.minus(settings.receiptTimeout());
        silence.pages(then).stream()
                .filter(page -> giveUp(page, then, now))
                .forEach(page -> tallies.recount(Set.of(page)));
    }

    /** True when there was something to give up. */
    private boolean giveUp(AudiencePage page, Instant then, Instant now) {
        Bson failed = combine(
                set(CommunicationFields.STATUS, CommunicationStatus.FAILED.name()),
                set(CommunicationFields.REASON, CommunicationFields.NO_RECEIPT),
                set(CommunicationFields.SETTLED_AT, Date.from(now)));
        long communications = mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .updateMany(silence.of(page, then), failed)
                .getModifiedCount();
        givenUp.increment((double) communications);
        return communications > 0;
    }
}
