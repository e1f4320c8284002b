package com.xenocrm.kit.idempotency;

import java.util.Collection;
import java.util.regex.Pattern;

import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.set;

/** Stored replies for repeated requests. */
public final class StoredReplies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REDACTED = "{\"success\":true,\"message\":\"The reply was erased\"}";

    private final MongoOperations mongo;

    public StoredReplies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Replaces every reply that contains one of these texts, ignoring case; its status remains. */
    public void redact(Collection<String> texts) {
        texts.forEach(text -> redact(Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE)));
    }

    /** Replaces every reply in which this JSON field has one of these values. */
    public void redact(String field, Collection<String> values) {
        values.forEach(value -> {
            String json = JSON.writeValueAsString(value);
            String inner = Pattern.quote(json.substring(1, json.length() - 1));
            redact(Pattern.compile("\"%s\"\\s*:\\s*\"?%s\"?\\s*[,}]".formatted(Pattern.quote(field), inner)));
        });
    }

    private void redact(Pattern pattern) {
        mongo.getCollection(IdempotencyKeys.COLLECTION)
                .updateMany(regex(IdempotencyKeys.REPLY, pattern), set(IdempotencyKeys.REPLY, REDACTED));
    }
}
