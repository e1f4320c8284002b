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
 * @param communicationId communication that the recipient unsubscribed from, complained about or did not get; null when a
 *     user suppressed the address
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

    /** Reason of a recipient who reported a message as spam. */
    static final String COMPLAINED = "complained";

    /** Reason of an address that cannot be reached. */
    static final String BOUNCED = "bounced";

    private static final String SUPPRESSED = "suppressed";

    /** Suppression of a recipient who complained about this communication. */
    public static Suppression complained(String email, String communicationId, Instant at) {
        return new Suppression(email, COMPLAINED, null, communicationId, at);
    }

    /** Suppression of an address at which this communication bounced. */
    public static Suppression bounced(String email, String communicationId, Instant at) {
        return new Suppression(email, BOUNCED, null, communicationId, at);
    }

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
        return switch (reason) {
            case UNSUBSCRIBED, COMPLAINED, BOUNCED -> reason;
            default -> SUPPRESSED;
        };
    }
}
