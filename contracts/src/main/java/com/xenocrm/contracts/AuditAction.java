package com.xenocrm.contracts;

import java.util.Locale;

/** Actions in the audit log; the console has words for each. */
public enum AuditAction {
    SIGNED_IN,
    SIGNED_OUT,
    SIGN_IN_REFUSED,
    ROLE_CHANGED,
    USER_DELETED,
    SESSIONS_REVOKED,
    KEY_CREATED,
    KEY_REVOKED,
    CAMPAIGN_SCHEDULED,
    CAMPAIGN_LAUNCHED,
    CAMPAIGN_EDITED,
    CAMPAIGN_PAUSED,
    CAMPAIGN_RESUMED,
    CAMPAIGN_CANCELLED,
    CAMPAIGN_FAILURES_RETRIED,
    CAMPAIGN_DOUBTS_RESENT,
    TEMPLATE_CREATED,
    TEMPLATE_EDITED,
    TEMPLATE_ARCHIVED,
    TEMPLATE_UNARCHIVED,
    TEMPLATE_DELETED,
    SUPPRESSED,
    SUPPRESSION_REMOVED,
    DEAD_LETTERS_REPLAYED,
    DEAD_LETTERS_DISCARDED,
    CUSTOMER_EXPORTED,
    CUSTOMER_ERASED;

    /** Returns the lower-case value for JSON and storage. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
