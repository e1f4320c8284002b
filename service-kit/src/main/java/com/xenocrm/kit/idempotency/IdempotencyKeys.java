package com.xenocrm.kit.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.xenocrm.kit.time.IdGenerator;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Repository of idempotency keys in use, one document each. A claim is an insert or a conditional update, so exactly
 * one replica gets it; the claim of a crashed replica can be taken over after one minute.
 */
class IdempotencyKeys {

    static final String COLLECTION = "idempotency_keys";
    static final String EXPIRES_AT = "expires_at";

    private static final String BODY_HASH = "body_hash";
    private static final String OWNER = "owner";
    private static final String CLAIMED_AT = "claimed_at";
    private static final String STATUS = "status";
    private static final String CONTENT_TYPE = "content_type";
    static final String REPLY = "reply";

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final Clock clock;
    private final IdGenerator ids;

    IdempotencyKeys(MongoOperations mongo, Clock clock, IdGenerator ids) {
        this.mongo = mongo;
        this.clock = clock;
        this.ids = ids;
    }

    ClaimResult claim(String id, String bodyHash) {
        Instant now = clock.instant();
        String owner = ids.next();
        Document claim = new Document("_id", id)
                .append(BODY_HASH, bodyHash)
                .append(OWNER, owner)
                .append(CLAIMED_AT, Date.from(now))
                .append(EXPIRES_AT, Date.from(now.plus(KEPT)));
        try {
            mongo.insert(claim, COLLECTION);
            return new ClaimResult.Ours(id, owner);
        } catch (DuplicateKeyException e) {
            return among(mongo.findById(id, Document.class, COLLECTION), claim);
        }
    }

    /** Stores the answer for repeats of the request. */
    void answered(ClaimResult.Ours ours, ClaimResult.Answered answer) {
        Update reply = new Update()
                .set(STATUS, answer.status())
                .set(CONTENT_TYPE, answer.contentType())
                .set(REPLY, answer.body());
        mongo.updateFirst(mine(ours), reply, COLLECTION);
    }

    /** Releases a key under which nothing was written. */
    void release(ClaimResult.Ours ours) {
        mongo.remove(mine(ours), COLLECTION);
    }

    private ClaimResult among(@Nullable Document held, Document claim) {
        if (held == null) {
            return new ClaimResult.InFlight();
        }
        Instant now = claim.getDate(CLAIMED_AT).toInstant();
        if (!held.getDate(EXPIRES_AT).toInstant().isAfter(now)) {
            return takeOver(held, claim);
        }
        if (!claim.getString(BODY_HASH).equals(held.getString(BODY_HASH))) {
            return new ClaimResult.OtherBody();
        }
        if (held.containsKey(STATUS)) {
            return new ClaimResult.Answered(
                    held.getInteger(STATUS), held.getString(CONTENT_TYPE), held.getString(REPLY));
        }
        boolean abandoned =
                held.getDate(CLAIMED_AT).toInstant().plus(ABANDONED_AFTER).isBefore(now);
        return abandoned ? takeOver(held, claim) : new ClaimResult.InFlight();
    }

    private ClaimResult takeOver(Document held, Document claim) {
        Query unchanged =
                new Query(where("_id").is(held.getString("_id")).and(OWNER).is(held.getString(OWNER)));
        long taken = mongo.getCollection(COLLECTION)
                .replaceOne(unchanged.getQueryObject(), claim)
                .getModifiedCount();
        return taken == 1
                ? new ClaimResult.Ours(claim.getString("_id"), claim.getString(OWNER))
                : new ClaimResult.InFlight();
    }

    private static Query mine(ClaimResult.Ours ours) {
        return new Query(where("_id").is(ours.id()).and(OWNER).is(ours.owner()));
    }
}
