package com.xenocrm.accountdata.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Repository of deleted users: id and time only, kept for a day, until all their ID tokens have expired. */
@Component
public class DeletedUsers {

    static final String COLLECTION = "deleted_users";
    static final String EXPIRES_AT = "expires_at";

    private static final String DELETED_AT = "deleted_at";
    private static final Duration KEPT = Duration.ofDays(1);

    private final MongoOperations mongo;
    private final Clock clock;

    public DeletedUsers(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    void add(String userId) {
        Instant now = clock.instant();
        mongo.upsert(
                query(where(UserFields.ID).is(userId)),
                new Update().max(DELETED_AT, now).max(EXPIRES_AT, now.plus(KEPT)),
                COLLECTION);
    }

    /** Returns whether the user was deleted at this time or later, so that a token issued at this time is void. */
    public boolean contains(String userId, Instant since) {
        return mongo.exists(
                query(where(UserFields.ID).is(userId).and(DELETED_AT).gte(since)), COLLECTION);
    }
}
