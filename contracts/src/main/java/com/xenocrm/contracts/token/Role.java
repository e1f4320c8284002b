package com.xenocrm.contracts.token;

import java.util.Locale;

/** Role of a user. */
public enum Role {
    /** Full access. */
    ADMIN,
    /** Access to everything except users, keys and the audit log. */
    MARKETER,
    /** Read-only access. */
    VIEWER;

    /** Returns the lower-case value for JSON, tokens and storage. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
