package com.xenocrm.gateway.identity;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.Collections;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Sessions that ended before their time; auth-service writes them down. */
@Component
class RevokedSessions {

    private final MongoOperations mongo;

    RevokedSessions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    boolean contains(String sessionId) {
        return mongo.exists(query(where("_id").is(sessionId)), Collections.REVOKED_SESSIONS);
    }
}
