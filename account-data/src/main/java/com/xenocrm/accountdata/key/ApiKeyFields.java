package com.xenocrm.accountdata.key;

import com.xenocrm.contracts.token.ApiKeyScope;

/** Collection {@code api_keys} and its fields. */
final class ApiKeyFields {

    static final String COLLECTION = "api_keys";
    static final String ID = "_id";
    static final String NAME = "name";

    /** {@link ApiKeyScope#value()}. */
    static final String SCOPE = "scope";

    /** SHA-256 of the secret in lower-case hexadecimal digits. */
    static final String HASH = "hash";

    static final String CREATED_BY = "created_by";
    static final String CREATED_AT = "created_at";

    /** Absent while the key is valid. */
    static final String REVOKED_AT = "revoked_at";

    /** Time of the last use, to the minute; absent before the first use. */
    static final String LAST_USED_AT = "last_used_at";

    private ApiKeyFields() {}
}
