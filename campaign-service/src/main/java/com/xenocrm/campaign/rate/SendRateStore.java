package com.xenocrm.campaign.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/**
 * Repository of rate limits: the time when each key is free again. Reservations are compare-and-set updates, so
 * dispatchers never share a slot; a crashed one wastes its slot. Unreserved time is not saved up.
 */
@Component
class SendRateStore {

    static final String EXPIRES_AT = "expires_at";

    /** Start of the next free slot, in microseconds since the epoch. */
    private static final String NEXT_AT = "next_at";

    private static final Duration KEPT = Duration.ofDays(1);

    private final MongoOperations mongo;
    private final Clock clock;

    SendRateStore(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Reserves the key's next slot for this number of communications, and returns the wait until it begins. */
    Duration reserve(SendRateKey key, int count) {
        long length = TimeUnit.SECONDS.toMicros(count) / key.perSecond();
        while (true) {
            Instant now = clock.instant();
            long earliest = ChronoUnit.MICROS.between(Instant.EPOCH, now);
            long free = freeAt(key);
            long begin = Math.max(free, earliest);
            if (advance(key, free, begin + length, now)) {
                return Duration.of(begin - earliest, ChronoUnit.MICROS);
            }
        }
    }

    private long freeAt(SendRateKey key) {
        Document stored = collection().find(eq("_id", key.id())).first();
        if (stored == null) {
            BulkWrites.insertOnce(collection(), new Document("_id", key.id()).append(NEXT_AT, 0L));
            return 0;
        }
        return stored.getLong(NEXT_AT);
    }

    private boolean advance(SendRateKey key, long from, long to, Instant now) {
        return collection()
                        .updateOne(
                                and(eq("_id", key.id()), eq(NEXT_AT, from)),
                                combine(set(NEXT_AT, to), set(EXPIRES_AT, Date.from(now.plus(KEPT)))))
                        .getModifiedCount()
                > 0;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.SEND_RATES);
    }
}
