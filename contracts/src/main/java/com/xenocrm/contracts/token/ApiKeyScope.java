package com.xenocrm.contracts.token;

import java.util.Locale;

/** Scope of an API key. */
public enum ApiKeyScope {
    /** Permission to send customers and orders. */
    INGEST,
    /** Read-only access. */
    READ;

    /** Returns the lower-case value for JSON, tokens and storage. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
