package com.xenocrm.email.attempt;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Attempt to send an e-mail.
 *
 * @param id communication and number of the attempt
 * @param at time of the latest change of its state
 * @param reason reason of the refusal; null otherwise
 * @param temporary whether the refusal is temporary
 */
public record Attempt(
        String id, AttemptState state, Instant at, @Nullable String reason, boolean temporary) {

    static final String STATE = "state";
    static final String AT = "at";
    static final String REASON = "reason";
    static final String TEMPORARY = "temporary";

    static Attempt of(Document stored) {
        return new Attempt(
                stored.getString("_id"),
                AttemptState.valueOf(stored.getString(STATE)),
                stored.getDate(AT).toInstant(),
                stored.getString(REASON),
                stored.getBoolean(TEMPORARY, false));
    }

    Document fields() {
        Document fields = new Document(STATE, state.name()).append(AT, Date.from(at));
        if (reason != null) {
            fields.append(REASON, reason);
        }
        return temporary ? fields.append(TEMPORARY, true) : fields;
    }
}
