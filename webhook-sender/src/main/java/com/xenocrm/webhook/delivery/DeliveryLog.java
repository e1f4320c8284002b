package com.xenocrm.webhook.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.paging.PageRequest;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** Repository of all deliveries, settled or not: lists, replays and removals. */
public class DeliveryLog {

    private final MongoOperations mongo;
    private final EventSettings settings;
    private final Clock clock;

    public DeliveryLog(MongoOperations mongo, EventSettings settings, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns a delivery of a webhook. */
    public Optional<Delivery> find(String webhookId, String id) {
        return Optional.ofNullable(collection()
                        .find(and(eq("_id", id), eq(DeliveryDocument.WEBHOOK_ID, webhookId)))
                        .first())
                .map(DeliveryDocument::read);
    }

    /**
     * Returns the deliveries of a page, newest first; one more than its limit if another page follows.
     *
     * @param status null for all
     */
    public List<Delivery> page(String webhookId, Delivery.@Nullable Status status, PageRequest page) {
        Criteria wanted = Criteria.where(DeliveryDocument.WEBHOOK_ID).is(webhookId);
        if (status != null) {
            wanted = wanted.and(DeliveryDocument.STATUS).is(status.name());
        }
        return mongo
                .find(
                        page.newestFirst(wanted, DeliveryDocument.CREATED_AT),
                        Document.class,
                        CollectionNames.WEBHOOK_DELIVERIES)
                .stream()
                .map(DeliveryDocument::read)
                .toList();
    }

    /** Makes a settled delivery due again; returns false if it waits already. */
    public boolean replay(String webhookId, String id) {
        return replay(and(eq("_id", id), eq(DeliveryDocument.WEBHOOK_ID, webhookId))) > 0;
    }

    /** Makes the failed deliveries of events due again that were recorded at this time or later, and returns their number. */
    public long replayFailed(String webhookId, Instant since) {
        return replay(and(
                eq(DeliveryDocument.WEBHOOK_ID, webhookId),
                eq(DeliveryDocument.STATUS, Delivery.Status.FAILED.name()),
                gte(DeliveryDocument.CREATED_AT, Date.from(since))));
    }

    private long replay(Bson wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return collection()
                .updateMany(
                        and(wanted, exists(DeliveryDocument.DUE_AT, false)),
                        combine(
                                set(DeliveryDocument.STATUS, Delivery.Status.WAITING.name()),
                                set(DeliveryDocument.DUE_AT, Date.from(now)),
                                set(DeliveryDocument.EXPIRES_AT, Date.from(now.plus(settings.retention()))),
                                unset(DeliveryDocument.GIVE_UP_AT),
                                unset(DeliveryDocument.TRIED)))
                .getModifiedCount();
    }

    /** Deletes the deliveries of a webhook that was deleted. */
    public void delete(String webhookId) {
        collection().deleteMany(eq(DeliveryDocument.WEBHOOK_ID, webhookId));
    }

    /** Deletes the deliveries about an erased customer, except those of the erasure itself. */
    public void erase(String customerId) {
        collection()
                .deleteMany(and(
                        eq(DeliveryDocument.CUSTOMER_ID, customerId),
                        ne(DeliveryDocument.TYPE, EventType.CUSTOMER_ERASED.name())));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.WEBHOOK_DELIVERIES);
    }
}
