package com.xenocrm.delivery.timeout;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CampaignFields;
import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.CampaignStatus;
import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.delivery.tally.AudiencePage;
import com.xenocrm.delivery.tally.Tallies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
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
    private final Tallies tallies;
    private final TimeoutSettings settings;
    private final Clock clock;
    private final Counter givenUp;

    public ReceiptTimeout(
            MongoOperations mongo, Tallies tallies, TimeoutSettings settings, MeterRegistry meters, Clock clock) {
        this.mongo = mongo;
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
        waitingPages(then).stream()
                .filter(page -> giveUp(page, then, now))
                .forEach(page -> tallies.recount(Set.of(page)));
    }

    private List<AudiencePage> waitingPages(Instant then) {
        Bson waiting = and(gt(CampaignPageFields.PENDING, 0), eq(CampaignPageFields.DISPATCHED, true));
        List<String> campaigns = mongo.getCollection(Collections.CAMPAIGN_PAGES)
                .distinct(CampaignPageFields.CAMPAIGN_ID, waiting, String.class)
                .into(new ArrayList<>());
        List<String> silent = mongo.getCollection(Collections.CAMPAIGNS)
                .find(and(
                        in("_id", campaigns),
                        ne(CampaignFields.STATUS, CampaignStatus.PAUSED.word()),
                        lt(CampaignFields.PROGRESSED_AT, Date.from(then))))
                .projection(include("_id"))
                .map(campaign -> campaign.getString("_id"))
                .into(new ArrayList<>());
        return mongo.getCollection(Collections.CAMPAIGN_PAGES)
                .find(and(in(CampaignPageFields.CAMPAIGN_ID, silent), waiting))
                .projection(include(CampaignPageFields.CAMPAIGN_ID, CampaignPageFields.PAGE))
                .map(page -> new AudiencePage(
                        page.getString(CampaignPageFields.CAMPAIGN_ID), page.getInteger(CampaignPageFields.PAGE)))
                .into(new ArrayList<>());
    }

    /** True when there was something to give up. */
    private boolean giveUp(AudiencePage page, Instant then, Instant now) {
        Bson silent = and(
                eq(CommunicationFields.CAMPAIGN_ID, page.campaignId()),
                eq(CommunicationFields.PAGE, page.number()),
                eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()),
                or(
                        exists(CommunicationFields.REQUESTED_AT, false),
                        lt(CommunicationFields.REQUESTED_AT, Date.from(then))));
        Bson failed = combine(
                set(CommunicationFields.STATUS, CommunicationStatus.FAILED.name()),
                set(CommunicationFields.REASON, CommunicationFields.NO_RECEIPT),
                set(CommunicationFields.SETTLED_AT, Date.from(now)));
        long communications = mongo.getCollection(Collections.COMMUNICATIONS)
                .updateMany(silent, failed)
                .getModifiedCount();
        givenUp.increment((double) communications);
        return communications > 0;
    }
}
