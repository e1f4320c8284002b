package com.xenocrm.auth.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.UserFields;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Who was deleted, and when: nothing else is kept of them, and that for a day only. By then every ID token that they
 * had is over.
 */
@Component
class DeletedUsers {

    static final String EXPIRES_AT = "expires_at";

    private static final Duration KEPT = Duration.ofDays(1);

    private final MongoOperations mongo;
    private final Clock clock;

    DeletedUsers(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    void add(String userId) {
        Instant now = clock.instant();
        mongo.upsert(
                query(where("_id").is(userId)),
                new Update().max(UserFields.DELETED_AT, now).max(EXPIRES_AT, now.plus(KEPT)),
                CollectionNames.DELETED_USERS);
    }

    /** Whether the user was deleted at this time or later. */
    boolean contains(String userId, Instant since) {
        return mongo.exists(
                query(where("_id").is(userId).and(UserFields.DELETED_AT).gte(since)), CollectionNames.DELETED_USERS);
    }
}
