package com.xenocrm.webhook.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/** Repository of webhooks. Every change is one conditional update, whose count is the result. */
@Component
public class Webhooks {

    /** Time in which the secret before a rotation signs as well. */
    public static final Duration ROTATION = Duration.ofHours(24);

    private final MongoOperations mongo;
    private final Clock clock;
    private final IdGenerator ids;

    public Webhooks(MongoOperations mongo, Clock clock, IdGenerator ids) {
        this.mongo = mongo;
        this.clock = clock;
        this.ids = ids;
    }

    /** Adds an enabled webhook with a new secret; a repetition under the same id changes nothing. */
    public Webhook add(String id, Subscriber subscriber, String createdBy) {
        Document webhook = fields(subscriber)
                .append("_id", id)
                .append(WebhookDocument.STATUS, WebhookStatus.ENABLED.value())
                .append(WebhookDocument.VERSION, Webhook.FIRST_VERSION)
                .append(WebhookDocument.SECRET, SigningSecrets.generate(ids))
                .append(WebhookDocument.CREATED_BY, createdBy)
                .append(WebhookDocument.CREATED_AT, now());
        BulkWrites.insertOnce(collection(), webhook);
        return get(id);
    }

    public Optional<Webhook> find(String id) {
        return Optional.ofNullable(collection().find(eq("_id", id)).first()).map(WebhookDocument::read);
    }

    /** Returns the webhook; throws a 404 if there is none. */
    public Webhook get(String id) {
        return find(id).orElseThrow(Webhooks::notFound);
    }

    /** Returns the refusal of a request about a webhook that does not exist. */
    public static Refusal notFound() {
        return Refusal.notFound("WEBHOOK_NOT_FOUND", "There is no such webhook");
    }

    /** Returns the number of webhooks. */
    public long count() {
        return collection().countDocuments();
    }

    /** Returns the webhooks of a page, newest first; one more than its limit if another page follows. */
    public List<Webhook> page(PageRequest page) {
        return mongo
                .find(
                        page.newestFirst(new Criteria(), WebhookDocument.CREATED_AT),
                        Document.class,
                        CollectionNames.WEBHOOKS)
                .stream()
                .map(WebhookDocument::read)
                .toList();
    }

    /** Returns the webhooks that get events, now or once they are enabled again. */
    public List<Webhook> receiving() {
        return collection()
                .find(ne(WebhookDocument.STATUS, WebhookStatus.DISABLED.value()))
                .map(WebhookDocument::read)
                .into(new ArrayList<>());
    }

    /** Changes a webhook of this version; empty if it has another one or was deleted. */
    public Optional<Webhook> edit(Webhook before, Subscriber subscriber) {
        return change(
                and(eq("_id", before.id()), eq(WebhookDocument.VERSION, before.version())),
                combine(new Document("$set", fields(subscriber)), inc(WebhookDocument.VERSION, 1)));
    }

    /** Pauses a webhook that is enabled. */
    public void pause(String id) {
        change(
                and(eq("_id", id), eq(WebhookDocument.STATUS, WebhookStatus.ENABLED.value())),
                set(WebhookDocument.STATUS, WebhookStatus.PAUSED.value()));
    }

    /** Enables a webhook, whose failures until now do not count any more. */
    public void enable(String id) {
        change(
                eq("_id", id),
                combine(
                        set(WebhookDocument.STATUS, WebhookStatus.ENABLED.value()),
                        unset(WebhookDocument.REASON),
                        unset(WebhookDocument.FAILING_SINCE),
                        unset(WebhookDocument.HELD_UNTIL)));
    }

    /** Disables a webhook, with a reason for people; returns whether it was not disabled before. */
    public boolean disable(String id, String reason) {
        return change(
                        and(eq("_id", id), ne(WebhookDocument.STATUS, WebhookStatus.DISABLED.value())),
                        combine(
                                set(WebhookDocument.STATUS, WebhookStatus.DISABLED.value()),
                                set(WebhookDocument.REASON, reason)))
                .isPresent();
    }

    /** Gives a webhook a new secret; the one before signs for another day. Empty if it was deleted. */
    public Optional<Webhook> rotate(Webhook before) {
        return change(
                and(
                        eq("_id", before.id()),
                        eq(WebhookDocument.SECRET, before.secrets().current())),
                combine(
                        set(WebhookDocument.SECRET, SigningSecrets.generate(ids)),
                        set(WebhookDocument.PREVIOUS_SECRET, before.secrets().current()),
                        set(
                                WebhookDocument.PREVIOUS_UNTIL,
                                Date.from(clock.instant().plus(ROTATION)))));
    }

    /** Deletes a webhook; returns whether there was one. */
    public boolean delete(String id) {
        return collection().deleteOne(eq("_id", id)).getDeletedCount() == 1;
    }

    /** Records a success. */
    public void succeeded(String id) {
        collection()
                .updateOne(
                        and(eq("_id", id), exists(WebhookDocument.FAILING_SINCE)),
                        combine(unset(WebhookDocument.FAILING_SINCE), unset(WebhookDocument.HELD_UNTIL)));
    }

    /** Records a failure, and returns the time of the first one since the latest success. */
    public Instant failed(String id) {
        Instant now = clock.instant();
        collection()
                .updateOne(
                        and(eq("_id", id), exists(WebhookDocument.FAILING_SINCE, false)),
                        set(WebhookDocument.FAILING_SINCE, now()));
        return find(id).map(Webhook::failingSince).orElse(now);
    }

    /** Posts nothing to a webhook before this time. */
    public void hold(String id, Instant until) {
        collection().updateOne(eq("_id", id), max(WebhookDocument.HELD_UNTIL, Date.from(until)));
    }

    private Optional<Webhook> change(Bson wanted, Bson update) {
        return Optional.ofNullable(collection()
                        .findOneAndUpdate(
                                wanted, update, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(WebhookDocument::read);
    }

    private static Document fields(Subscriber subscriber) {
        return new Document(WebhookDocument.URL, subscriber.url().toString())
                .append(WebhookDocument.EVENTS, WebhookDocument.values(subscriber.events()))
                .append(WebhookDocument.DESCRIPTION, subscriber.description());
    }

    private Date now() {
        return Date.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.WEBHOOKS);
    }
}
