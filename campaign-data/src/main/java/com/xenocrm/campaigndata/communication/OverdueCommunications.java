package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.RetryRequested.Retry;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** Pending communications whose receipt is overdue. */
@Component
public class OverdueCommunications {

    private final MongoOperations mongo;

    public OverdueCommunications(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the page's pending communications whose current attempt was requested before the given time. */
    public List<Overdue> of(PageId page, Instant then) {
        return collection()
                .find(overdue(page, then))
                .projection(include(CommunicationFields.ATTEMPT, CommunicationFields.REQUESTED_AT))
                .map(Overdue::read)
                .into(new ArrayList<>());
    }

    /** Settles these communications as FAILED with reason {@code no_receipt}, and returns their number. */
    public long fail(PageId page, Instant then, Instant now) {
        return collection()
                .updateMany(
                        overdue(page, then),
                        combine(
                                set(CommunicationFields.STATUS, CommunicationStatus.FAILED.name()),
                                set(CommunicationFields.REASON, CommunicationFields.NO_RECEIPT),
                                set(CommunicationFields.SETTLED_AT, Date.from(now))))
                .getModifiedCount();
    }

    private static Bson overdue(PageId page, Instant then) {
        return and(
                eq(CommunicationFields.CAMPAIGN_ID, page.campaignId()),
                eq(CommunicationFields.PAGE, page.number()),
                eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()),
                or(
                        exists(CommunicationFields.REQUESTED_AT, false),
                        lt(CommunicationFields.REQUESTED_AT, Date.from(then))));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }

    /**
     * Communication without a receipt.
     *
     * @param requestedAt null for the first attempt
     */
    public record Overdue(Retry retry, @Nullable Instant requestedAt) {

        private static Overdue read(Document entry) {
            Date requestedAt = entry.getDate(CommunicationFields.REQUESTED_AT);
            return new Overdue(
                    new Retry(
                            entry.getString("_id"),
                            entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT)),
                    requestedAt == null ? null : requestedAt.toInstant());
        }
    }
}
