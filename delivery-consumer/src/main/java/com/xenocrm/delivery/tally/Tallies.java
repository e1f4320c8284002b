package com.xenocrm.delivery.tally;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CampaignFields;
import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.CampaignStatus;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.time.IdGenerator;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/**
 * The tally of each audience page, recounted from the log and never counted up. Fenced like the customers' statistics:
 * only the recount that started last may write.
 */
@Component
public class Tallies {

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    public Tallies(MongoOperations mongo, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    /** Recounts these pages, then completes the campaigns among them that have nothing pending any more. */
    public void recount(Set<AudiencePage> touched) {
        if (touched.isEmpty()) {
            return;
        }
        String token = ids.next();
        Set<String> pageIds = touched.stream().map(AudiencePage::id).collect(Collectors.toSet());
        pages().updateMany(in("_id", pageIds), set(CampaignPageFields.FENCE, token));

        List<WriteModel<Document>> writes = new ArrayList<>(touched.size());
        pages().find(and(in("_id", pageIds), eq(CampaignPageFields.FENCE, token)))
                .projection(
                        include(CampaignPageFields.CAMPAIGN_ID, CampaignPageFields.PAGE, CampaignPageFields.AUDIENCE))
                .forEach(page -> writes.add(new UpdateOneModel<>(
                        and(eq("_id", page.getString("_id")), eq(CampaignPageFields.FENCE, token)), count(page))));
        BulkWrites.perform(pages(), writes);
        touched.stream().map(AudiencePage::campaignId).distinct().forEach(this::completeIfSettled);
    }

    private Bson count(Document page) {
        Bson ofPage = and(
                eq(CommunicationFields.CAMPAIGN_ID, page.getString(CampaignPageFields.CAMPAIGN_ID)),
                eq(CommunicationFields.PAGE, page.getInteger(CampaignPageFields.PAGE)));
        PageTally tally = PageTally.of(mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .find(ofPage)
                .projection(include(CommunicationFields.STATUS, CommunicationFields.REASON)));
        return combine(
                set(CampaignPageFields.SENT, tally.sent()),
                set(CampaignPageFields.FAILED, tally.failed()),
                set(CampaignPageFields.SUPPRESSED, tally.suppressed()),
                set(CampaignPageFields.PENDING, page.getInteger(CampaignPageFields.AUDIENCE) - tally.settled()),
                set(CampaignPageFields.FAILURE_REASONS, new Document(tally.failureReasons())));
    }

    /**
     * Completes a running campaign whose audience is complete and settled. The tally is written before this looks, and
     * the dispatcher marks the audience complete before it looks in turn: one of the two sees both.
     */
    private void completeIfSettled(String campaignId) {
        Bson waiting = and(eq(CampaignPageFields.CAMPAIGN_ID, campaignId), gt(CampaignPageFields.PENDING, 0));
        MongoCollection<Document> campaigns = mongo.getCollection(CollectionNames.CAMPAIGNS);
        Bson running = and(
                eq("_id", campaignId),
                eq(CampaignFields.STATUS, CampaignStatus.RUNNING.value()),
                eq(CampaignFields.AUDIENCE_COMPLETE, true));
        if (campaigns.countDocuments(running) > 0
                && pages().find(waiting).limit(1).first() == null) {
            campaigns.updateOne(
                    running,
                    combine(
                            set(CampaignFields.STATUS, CampaignStatus.COMPLETED.value()),
                            set(CampaignFields.COMPLETED_AT, Date.from(clock.instant()))));
        }
    }

    private MongoCollection<Document> pages() {
        return mongo.getCollection(CollectionNames.CAMPAIGN_PAGES);
    }
}
