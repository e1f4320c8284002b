package com.xenocrm.campaigndata.suppression;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An address that must not be written to.
 *
 * @param email normalised
 * @param until null when it is for good
 * @param communicationId what the recipient unsubscribed from; null when somebody else decided
 */
public record Suppression(
        String email,
        String reason,
        @Nullable Instant until,
        @Nullable String communicationId,
        Instant createdAt) {

    static final String REASON = "reason";
    static final String UNTIL = "until";
    static final String COMMUNICATION_ID = "communication_id";
    static final String CREATED_AT = "created_at";

    /** Reason of a recipient's own unsubscription. */
    public static final String UNSUBSCRIBED = "unsubscribed";

    private static final String SUPPRESSED = "suppressed";

    static Suppression of(Document stored) {
        Date until = stored.getDate(UNTIL);
        return new Suppression(
                stored.getString("_id"),
                stored.getString(REASON),
                until == null ? null : until.toInstant(),
                stored.getString(COMMUNICATION_ID),
                stored.getDate(CREATED_AT).toInstant());
    }

    boolean holds(Instant now) {
        return until == null || until.isAfter(now);
    }

    /** True when the recipient unsubscribed. */
    public boolean isUnsubscription() {
        return reason.equals(UNSUBSCRIBED);
    }

    /** The reason in the log's words. */
    String logReason() {
        return isUnsubscription() ? UNSUBSCRIBED : SUPPRESSED;
    }
}
