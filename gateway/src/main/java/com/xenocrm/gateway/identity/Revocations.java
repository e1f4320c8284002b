package com.xenocrm.gateway.identity;

import java.time.Instant;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.UserFields;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** What ended before its time; auth-service writes it down. */
@Component
class Revocations {

    private final MongoOperations mongo;

    Revocations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Whether the user was deleted after this token of theirs was issued. */
    boolean endedWith(String userId, Instant issuedAt) {
        return mongo.exists(
                query(where("_id").is(userId).and(UserFields.DELETED_AT).gte(issuedAt)), CollectionNames.DELETED_USERS);
    }

    /** Whether the session was revoked. */
    boolean contains(String sessionId) {
        return mongo.exists(query(where("_id").is(sessionId)), CollectionNames.REVOKED_SESSIONS);
    }
}
