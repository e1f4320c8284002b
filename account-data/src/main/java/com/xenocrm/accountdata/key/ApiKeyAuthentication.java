package com.xenocrm.accountdata.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import com.xenocrm.kit.security.Sha256;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Authenticates programs by their API keys and records the last use of each key. */
@Component
public class ApiKeyAuthentication {

    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final Clock clock;

    public ApiKeyAuthentication(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns whether a token has the form of an API key. */
    public static boolean isApiKey(String token) {
        return token.startsWith(ApiKeyText.PREFIX);
    }

    /** Returns the key of the token; empty if the token is wrong or the key revoked. */
    public Optional<ApiKey> authenticate(String token) {
        Optional<ApiKey> key = ApiKeyText.parse(token)
                .flatMap(text -> find(text.id()).filter(stored -> Sha256.matches(text.secret(), stored.hash())));
        key.ifPresent(this::recordUse);
        return key;
    }

    private Optional<ApiKey> find(String id) {
        return Optional.ofNullable(
                        mongo.findOne(query(where(ApiKeyFields.ID).is(id)), ApiKey.class, ApiKeyFields.COLLECTION))
                .filter(key -> key.revokedAt() == null);
    }

    /** Records the last use, at most once a minute per key over all replicas. */
    private void recordUse(ApiKey key) {
        Instant now = clock.instant();
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(now.minus(PRECISION))) {
            mongo.updateFirst(
                    query(where(ApiKeyFields.ID)
                            .is(key.id())
                            .and(ApiKeyFields.LAST_USED_AT)
                            .is(key.lastUsedAt())),
                    Update.update(ApiKeyFields.LAST_USED_AT, now),
                    ApiKeyFields.COLLECTION);
        }
    }
}
