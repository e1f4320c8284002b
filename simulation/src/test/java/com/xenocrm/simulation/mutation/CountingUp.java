package com.xenocrm.simulation.mutation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.PageCounts;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.time.IdGenerator;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

/** Adds to the tallies what changed since the process last looked, in place of deriving them. */
final class CountingUp extends PageRecount {

    private static final PageCounts NOTHING = new PageCounts(0, 0, 0, 0, Map.of());

    private final MongoOperations mongo;
    private final CommunicationLog log;
    private final Map<PageId, PageCounts> seen = new HashMap<>();

    CountingUp(MongoOperations mongo, CommunicationLog log, IdGenerator ids) {
        super(mongo, log, ids);
        this.mongo = mongo;
        this.log = log;
    }

    @Override
    public void recount(Set<PageId> pages) {
        for (PageId page : pages) {
            PageCounts before = seen.getOrDefault(page, NOTHING);
            PageCounts now = log.count(page);
            seen.put(page, now);
            mongo.getCollection(CollectionNames.CAMPAIGN_PAGES)
                    .updateOne(
                            eq("_id", page.id()),
                            combine(
                                    inc("sent", now.sent() - before.sent()),
                                    inc("failed", now.failed() - before.failed()),
                                    inc("suppressed", now.suppressed() - before.suppressed()),
                                    inc("pending", before.settled() - now.settled())));
        }
    }
}
