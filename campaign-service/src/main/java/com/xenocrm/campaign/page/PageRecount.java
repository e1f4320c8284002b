package com.xenocrm.campaign.page;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CampaignPageFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.kit.time.IdGenerator;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/**
 * Counts a page's log entries anew. Fenced as the delivery consumer does it: of several recounts only the one that
 * started last writes, and that one has seen every entry.
 */
@Component
public class PageRecount {

    private final MongoOperations mongo;
    private final IdGenerator ids;

    public PageRecount(MongoOperations mongo, IdGenerator ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    public void recount(FrozenPage page) {
        MongoCollection<Document> pages = mongo.getCollection(CollectionNames.CAMPAIGN_PAGES);
        String token = ids.next();
        pages.updateOne(eq("_id", page.id()), set(CampaignPageFields.FENCE, token));
        pages.updateOne(and(eq("_id", page.id()), eq(CampaignPageFields.FENCE, token)), counted(page));
    }

    private Bson counted(FrozenPage page) {
        int sent = 0;
        int failed = 0;
        int suppressed = 0;
        Document reasons = new Document();
        for (Document entry : mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .find(and(
                        eq(CommunicationFields.CAMPAIGN_ID, page.campaignId()),
                        eq(CommunicationFields.PAGE, page.number())))
                .projection(include(CommunicationFields.STATUS, CommunicationFields.REASON))) {
            switch (CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS))) {
                case SENT -> sent++;
                case FAILED -> {
                    failed++;
                    reasons.merge(
                            entry.getString(CommunicationFields.REASON),
                            1,
                            (one, other) -> (Integer) one + (Integer) other);
                }
                case SUPPRESSED -> suppressed++;
                case PENDING -> {}
            }
        }
        Tally tally = Tally.of(page.customerIds().size(), sent, failed, suppressed);
        return combine(
                set(CampaignPageFields.SENT, tally.sent()),
                set(CampaignPageFields.FAILED, tally.failed()),
                set(CampaignPageFields.SUPPRESSED, tally.suppressed()),
                set(CampaignPageFields.PENDING, tally.pending()),
                set(CampaignPageFields.FAILURE_REASONS, reasons));
    }
}
