package com.xenocrm.contracts.token;

import java.util.Locale;

/** What a user may do. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Everything but users, keys and the audit log. */
    MARKETER,
    /** Read. */
    VIEWER;

    /** The word for it in JSON, tokens and storage: lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
