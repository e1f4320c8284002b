package com.xenocrm.campaigndata.page;

import java.util.ArrayList;
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

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.PageCounts;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.time.IdGenerator;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Recounts the tallies of pages from the communication log. A fencing token lets only the latest recount write, and
 * that one has seen every entry.
 */
@Component
public class PageRecount {

    private final MongoOperations mongo;
    private final CommunicationLog communications;
    private final IdGenerator ids;

    public PageRecount(MongoOperations mongo, CommunicationLog communications, IdGenerator ids) {
        this.mongo = mongo;
        this.communications = communications;
        this.ids = ids;
    }

    /** Recounts one page. */
    public void recount(PageId page) {
        recount(Set.of(page));
    }

    /** Recounts the given pages; pages that are not stored are skipped. */
    public void recount(Set<PageId> pages) {
        if (pages.isEmpty()) {
            return;
        }
        String token = ids.next();
        Set<String> pageIds = pages.stream().map(PageId::id).collect(Collectors.toSet());
        collection().updateMany(in("_id", pageIds), set(CampaignPageFields.FENCE, token));

        List<WriteModel<Document>> writes = new ArrayList<>(pages.size());
        collection()
                .find(and(in("_id", pageIds), eq(CampaignPageFields.FENCE, token)))
                .projection(
                        include(CampaignPageFields.CAMPAIGN_ID, CampaignPageFields.PAGE, CampaignPageFields.AUDIENCE))
                .forEach(page -> writes.add(new UpdateOneModel<>(
                        and(eq("_id", page.getString("_id")), eq(CampaignPageFields.FENCE, token)), counted(page))));
        BulkWrites.perform(collection(), writes);
    }

    private Bson counted(Document page) {
        PageCounts counts = communications.count(
                new PageId(page.getString(CampaignPageFields.CAMPAIGN_ID), page.getInteger(CampaignPageFields.PAGE)));
        return combine(
                set(CampaignPageFields.SENT, counts.sent()),
                set(CampaignPageFields.FAILED, counts.failed()),
                set(CampaignPageFields.SUPPRESSED, counts.suppressed()),
                setOrUnset(CampaignPageFields.IN_DOUBT, counts.inDoubt()),
                setOrUnset(CampaignPageFields.BOUNCED, counts.returned().bounced()),
                setOrUnset(CampaignPageFields.COMPLAINED, counts.returned().complained()),
                set(CampaignPageFields.PENDING, page.getInteger(CampaignPageFields.AUDIENCE) - counts.settled()),
                set(CampaignPageFields.FAILURE_REASONS, new Document(counts.failureReasons())));
    }

    private static Bson setOrUnset(String field, int count) {
        return count == 0 ? unset(field) : set(field, count);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.CAMPAIGN_PAGES);
    }
}
