package com.xenocrm.campaigndata.sender;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.Channel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.set;

/**
 * Senders that are set up: each reports itself while it runs. One that has been silent for a day counts as removed; until
 * then its communications wait in its queue.
 */
public class Senders {

    private static final String SEEN_AT = "seen_at";
    private static final Duration REMOVED_AFTER = Duration.ofDays(1);

    private final MongoOperations mongo;
    private final Clock clock;

    public Senders(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Reports that the sender of a channel is set up and runs. */
    public void report(Channel channel) {
        collection()
                .updateOne(
                        eq("_id", channel.value()),
                        set(SEEN_AT, Date.from(clock.instant())),
                        new UpdateOptions().upsert(true));
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
