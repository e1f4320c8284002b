package com.xenocrm.contracts;

import com.xenocrm.contracts.token.ApiKeyScope;

/**
 * Fields of an API key that more than one process reads. A key is shown as {@code xk_<_id>_<secret>}; neither id nor
 * secret contains an underscore.
 */
public final class ApiKeyFields {

    /** What every key starts with. */
    public static final String PREFIX = "xk_";

    public static final String NAME = "name";

    /** {@link ApiKeyScope#value()}. */
    public static final String SCOPE = "scope";

    /** SHA-256 of the secret's UTF-8 bytes, in lower-case hexadecimal digits. */
    public static final String HASH = "hash";

    public static final String CREATED_BY = "created_by";
    public static final String CREATED_AT = "created_at";

    /** Only on a key that is no longer good. */
    public static final String REVOKED_AT = "revoked_at";

    /** To the minute; the gateway writes it, and nothing before the first use. */
    public static final String LAST_USED_AT = "last_used_at";

    private ApiKeyFields() {}
}
