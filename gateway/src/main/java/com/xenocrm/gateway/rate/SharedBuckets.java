package com.xenocrm.gateway.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Token buckets of all replicas. A full bucket need not be stored. */
class SharedBuckets {

    static final String COLLECTION = "rate_limits";
    static final String EXPIRES_AT = "expires_at";

    private static final String ID = "_id";
    private static final String TOKENS = "tokens";
    private static final String FILLED_AT = "filled_at";
    private static final String TURN = "turn";
    private static final int ATTEMPTS = 20;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final Clock clock;

    SharedBuckets(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Takes up to the wanted number of tokens, and returns how many. */
    long take(String name, RateLimit limit, long wanted) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document bucket = mongo.findOne(query(where(ID).is(name)), Document.class, COLLECTION);
            Instant now = clock.instant();
            double tokens = bucket == null ? (double) limit.burst() : refilled(bucket, limit, now);
            long taken = Math.min(wanted, (long) tokens);
            if (taken == 0 || keep(name, bucket, tokens - taken, now)) {
                return taken;
            }
        }
        return 0;
    }

    private static double refilled(Document bucket, RateLimit limit, Instant now) {
        Duration since = Duration.between(bucket.getDate(FILLED_AT).toInstant(), now);
        double more = (double) Math.max(since.toMillis(), 0L) * limit.perSecond() / 1000;
        return Math.min((double) limit.burst(), bucket.getDouble(TOKENS) + more);
    }

    /** Returns false if another replica was faster. */
    private boolean keep(String name, @Nullable Document before, double tokens, Instant now) {
        if (before == null) {
            return isNew(new Document(ID, name)
                    .append(TOKENS, tokens)
                    .append(FILLED_AT, Date.from(now))
                    .append(EXPIRES_AT, Date.from(now.plus(KEPT)))
                    .append(TURN, 0L));
        }
        Instant filledAt = before.getDate(FILLED_AT).toInstant();
        Update update = Update.update(TOKENS, tokens)
                .set(FILLED_AT, now.isAfter(filledAt) ? now : filledAt)
                .set(EXPIRES_AT, now.plus(KEPT))
                .inc(TURN, 1L);
        return mongo.updateFirst(query(where(ID).is(name).and(TURN).is(before.getLong(TURN))), update, COLLECTION)
                        .getModifiedCount()
                == 1;
    }

    private boolean isNew(Document bucket) {
        try {
            mongo.insert(bucket, COLLECTION);
            return true;
        } catch (DuplicateKeyException race) {
            return false;
        }
    }
}
