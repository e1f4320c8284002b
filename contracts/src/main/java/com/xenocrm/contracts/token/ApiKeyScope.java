package com.xenocrm.contracts.token;

import java.util.Locale;

/** What a machine with an API key may do. */
public enum ApiKeyScope {
    /** Send customers and orders. */
    INGEST,
    /** Read. */
    READ;

    /** The word for it in JSON, tokens and storage: lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
