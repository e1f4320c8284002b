package com.xenocrm.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.ApiKeyFields;
import com.xenocrm.contracts.CollectionNames;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Keys of machines; auth-service makes and revokes them, here it is written down when they were last used. */
@Component
class ApiKeys {

    private static final String ID = "_id";
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final Clock clock;

    ApiKeys(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** The key with this id, unless it is revoked. */
    Optional<Document> good(String id) {
        return Optional.ofNullable(mongo.findOne(query(where(ID).is(id)), Document.class, CollectionNames.API_KEYS))
                .filter(key -> key.get(ApiKeyFields.REVOKED_AT) == null);
    }

    /** At most one write a minute and key, however many replicas see it. */
    void used(Document key) {
        Instant now = clock.instant();
        Date lastUsed = key.getDate(ApiKeyFields.LAST_USED_AT);
        if (lastUsed == null || lastUsed.toInstant().isBefore(now.minus(PRECISION))) {
            mongo.updateFirst(
                    query(where(ID)
                            .is(key.getString(ID))
                            .and(ApiKeyFields.LAST_USED_AT)
                            .is(lastUsed)),
                    Update.update(ApiKeyFields.LAST_USED_AT, now),
                    CollectionNames.API_KEYS);
        }
    }
}
