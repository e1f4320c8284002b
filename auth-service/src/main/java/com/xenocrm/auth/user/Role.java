package com.xenocrm.auth.user;

import java.util.Locale;

/** What a user may do. */
public enum Role {
    ADMIN,
    MARKETER;

    /** The word for it in JSON, tokens and storage: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
