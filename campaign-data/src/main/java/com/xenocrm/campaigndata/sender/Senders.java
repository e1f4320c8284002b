package com.xenocrm.campaigndata.sender;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.sender.Sender.Identity;
import com.xenocrm.campaigndata.sender.Sender.Report;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.Channel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

/**
 * Senders that are set up: each reports itself while it runs. One that has been silent for a day counts as removed; until
 * then its communications wait in its queue.
 */
public class Senders {

    private static final String SEEN_AT = "seen_at";
    private static final String SANDBOX = "sandbox";
    private static final String WAITING = "waiting";
    private static final String FROM = "from_domain";
    private static final String ENVELOPE = "envelope_domain";
    private static final String DKIM = "dkim_domain";
    private static final String SELECTOR = "dkim_selector";
    private static final Duration REMOVED_AFTER = Duration.ofDays(1);

    private final MongoOperations mongo;
    private final Clock clock;

    public Senders(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Reports that the sender of a channel is set up and runs. */
    public void report(Channel channel, Report report) {
        Document stored = new Document(SEEN_AT, Date.from(clock.instant()))
                .append(SANDBOX, report.sandbox())
                .append(WAITING, report.waiting());
        Identity identity = report.identity();
        if (identity != null) {
            stored.append(FROM, identity.from())
                    .append(ENVELOPE, identity.envelope())
                    .append(DKIM, identity.dkim())
                    .append(SELECTOR, identity.selector());
        }
        collection()
                .updateOne(eq("_id", channel.value()), new Document("$set", stored), new UpdateOptions().upsert(true));
    }

    /** Returns the senders that have ever reported themselves, by channel. */
    public List<Sender> all() {
        return collection().find().sort(ascending("_id")).map(Senders::read).into(new ArrayList<>());
    }

    private static Sender read(Document stored) {
        String from = stored.getString(FROM);
        return new Sender(
                Channel.of(stored.getString("_id")).orElseThrow(),
                stored.getDate(SEEN_AT).toInstant(),
                stored.getBoolean(SANDBOX, false),
                stored.getBoolean(WAITING, false),
                from == null
                        ? null
                        : new Identity(
                                from, stored.getString(ENVELOPE), stored.getString(DKIM), stored.getString(SELECTOR)));
    }

    /** Returns whether communications of a channel will be delivered. */
    public boolean isConfigured(Channel channel) {
        return collection()
                        .find(and(
                                eq("_id", channel.value()),
                                gt(SEEN_AT, Date.from(clock.instant().minus(REMOVED_AFTER)))))
                        .first()
                != null;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SENDERS);
    }
}
