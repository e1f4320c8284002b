package com.xenocrm.kit.idempotency;

import java.util.Collection;
import java.util.regex.Pattern;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.text.Mentions;

import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.set;

/** Stored replies for repeated requests. */
public final class StoredReplies {

    private static final String REDACTED = "{\"success\":true,\"message\":\"The reply was erased\"}";

    private final MongoOperations mongo;

    public StoredReplies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Replaces every reply that contains one of these addresses; its status remains. */
    public void redact(Collection<String> addresses) {
        addresses.stream().map(Mentions::ofAddress).forEach(this::redact);
    }

    /** Replaces every reply in which this JSON field has one of these values. */
    public void redact(String field, Collection<String> values) {
        values.stream().map(value -> Mentions.ofField(field, value)).forEach(this::redact);
    }

    private void redact(Pattern pattern) {
        mongo.getCollection(IdempotencyKeys.COLLECTION)
                .updateMany(regex(IdempotencyKeys.REPLY, pattern), set(IdempotencyKeys.REPLY, REDACTED));
    }
}
