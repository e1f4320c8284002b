package com.xenocrm.auth.session;

import java.time.Instant;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Sessions that ended before their time; the gateway turns their tokens away. */
@Component
class RevokedSessions {

    static final String EXPIRES_AT = "expires_at";

    private final MongoOperations mongo;

    RevokedSessions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Kept until the token would have expired anyway; twice is once. */
    void revoke(String sessionId, Instant expiresAt) {
        mongo.upsert(
                query(where("_id").is(sessionId)),
                new Update().set(EXPIRES_AT, expiresAt),
                CollectionNames.REVOKED_SESSIONS);
    }
}
