package com.xenocrm.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.webhook.subscription.Webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Repository of deliveries that are due. A delivery is claimed by moving its due time to the end of a lease; its outcome is
 * stored only while that lease is the latest. After a crash it is due again at the end of the lease.
 */
public class Deliveries {

    /** Time in which a delivery is tried again after its first failure. */
    public static final Duration TRIED_FOR = Duration.ofDays(3);

    /** Retention of a delivered erasure, which is the last record of the identifier. */
    private static final Duration ERASURE_KEPT = Duration.ofHours(1);

    private static final Duration BEYOND_TIMEOUT = Duration.ofSeconds(30);
    private static final int ATTEMPTS_KEPT = 50;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoOperations mongo;
    private final EventSettings settings;
    private final Clock clock;

    public Deliveries(MongoOperations mongo, EventSettings settings, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the identifier of the delivery of an event to a webhook. */
    static String id(Webhook webhook, Event event) {
        return webhook.id() + "-" + EventBody.id(event);
    }

    /** Records the deliveries of events to the webhooks that subscribe to them; a repetition changes nothing. */
    public void record(Collection<Webhook> webhooks, Collection<Event> events) {
        BulkWrites.perform(
                collection(),
                events.stream()
                        .flatMap(event -> webhooks.stream()
                                .filter(webhook -> webhook.events().contains(event.type()))
                                .map(webhook -> insertion(webhook, event)))
                        .toList());
    }

    /** Records a delivery to one webhook, whatever it subscribes to. */
    public String record(Webhook webhook, Event event) {
        BulkWrites.perform(collection(), List.of(insertion(webhook, event)));
        return id(webhook, event);
    }

    private UpdateOneModel<Document> insertion(Webhook webhook, Event event) {
        Instant now = now();
        Document delivery = new Document(DeliveryDocument.WEBHOOK_ID, webhook.id())
                .append(DeliveryDocument.EVENT_ID, EventBody.id(event))
                .append(DeliveryDocument.TYPE, event.type().name())
                .append(DeliveryDocument.BODY, EventBody.of(event))
                .append(DeliveryDocument.STATUS, Delivery.Status.WAITING.name())
                .append(DeliveryDocument.DUE_AT, Date.from(now))
                .append(DeliveryDocument.CREATED_AT, Date.from(now))
                .append(DeliveryDocument.EXPIRES_AT, Date.from(now.plus(settings.retention())));
        if (event.data().customerId() != null) {
            delivery.append(DeliveryDocument.CUSTOMER_ID, event.data().customerId());
        }
        return new UpdateOneModel<>(eq("_id", id(webhook, event)), new Document("$setOnInsert", delivery), UPSERT);
    }

    /** Claims the delivery of a webhook that has been due for the longest time. */
    public Optional<Delivery> claim(String webhookId) {
        Instant now = now();
        Instant lease = now.plus(settings.timeout()).plus(BEYOND_TIMEOUT);
        return Optional.ofNullable(collection()
                        .findOneAndUpdate(
                                and(
                                        eq(DeliveryDocument.WEBHOOK_ID, webhookId),
                                        lte(DeliveryDocument.DUE_AT, Date.from(now))),
                                set(DeliveryDocument.DUE_AT, Date.from(lease)),
                                new FindOneAndUpdateOptions()
                                        .sort(ascending(DeliveryDocument.DUE_AT))
                                        .returnDocument(ReturnDocument.AFTER)))
                .map(DeliveryDocument::read);
    }

    /** Settles a claimed delivery. */
    public void settle(Delivery claimed, Attempt attempt, Delivery.Status status) {
        Bson settled = combine(set(DeliveryDocument.STATUS, status.name()), unset(DeliveryDocument.DUE_AT));
        finish(
                claimed,
                attempt,
                claimed.type() == EventType.CUSTOMER_ERASED
                        ? combine(settled, set(DeliveryDocument.EXPIRES_AT, Date.from(now().plus(ERASURE_KEPT))))
                        : settled);
    }

    /** Lets a claimed delivery be tried again at this time. */
    public void retry(Delivery claimed, Attempt attempt, Instant at, Instant giveUpAt) {
        finish(
                claimed,
                attempt,
                combine(
                        set(DeliveryDocument.DUE_AT, Date.from(at)),
                        set(DeliveryDocument.GIVE_UP_AT, Date.from(giveUpAt))));
    }

    private void finish(Delivery claimed, Attempt attempt, Bson update) {
        collection()
                .updateOne(
                        and(eq("_id", claimed.id()), eq(DeliveryDocument.DUE_AT, claimed.dueAt())),
                        combine(
                                update,
                                inc(DeliveryDocument.TRIED, 1),
                                pushEach(
                                        DeliveryDocument.ATTEMPTS,
                                        List.of(DeliveryDocument.write(attempt)),
                                        new PushOptions().slice(-ATTEMPTS_KEPT))));
    }

    /** Gives up what waits for a webhook. */
    public void failWaiting(String webhookId) {
        collection()
                .updateMany(
                        and(eq(DeliveryDocument.WEBHOOK_ID, webhookId), exists(DeliveryDocument.DUE_AT)),
                        combine(
                                set(DeliveryDocument.STATUS, Delivery.Status.FAILED.name()),
                                unset(DeliveryDocument.DUE_AT)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.WEBHOOK_DELIVERIES);
    }
}
