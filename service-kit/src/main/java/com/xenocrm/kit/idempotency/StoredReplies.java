package com.xenocrm.kit.idempotency;

import java.util.Collection;
import java.util.regex.Pattern;

import org.springframework.data.mongodb.core.MongoOperations;

import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.set;

/** Stored replies for repeated requests. */
public final class StoredReplies {

    private static final String REDACTED = "{\"success\":true,\"message\":\"The reply was erased\"}";

    private final MongoOperations mongo;

    public StoredReplies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Replaces every reply that contains one of these texts, ignoring case; its status remains. */
    public void redact(Collection<String> texts) {
        texts.forEach(text -> mongo.getCollection(IdempotencyKeys.COLLECTION)
                .updateMany(
                        regex(IdempotencyKeys.REPLY, Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE)),
                        set(IdempotencyKeys.REPLY, REDACTED)));
    }
}
