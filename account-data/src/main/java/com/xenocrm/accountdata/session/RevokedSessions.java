package com.xenocrm.accountdata.session;

import java.time.Instant;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Repository of sessions that were ended before they expired. */
@Component
public class RevokedSessions {

    static final String COLLECTION = "revoked_sessions";
    static final String EXPIRES_AT = "expires_at";

    private static final String ID = "_id";

    private final MongoOperations mongo;

    public RevokedSessions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Adds a session until its last token has expired; idempotent. */
    void add(String sessionId, Instant expiresAt) {
        mongo.upsert(query(where(ID).is(sessionId)), new Update().set(EXPIRES_AT, expiresAt), COLLECTION);
    }

    /** Returns whether the session was revoked. */
    public boolean contains(String sessionId) {
        return mongo.exists(query(where(ID).is(sessionId)), COLLECTION);
    }
}
