package com.xenocrm.contracts.token;

/**
 * Claims of the internal token: a JWT valid for one minute, signed by the gateway (ES256), sent as {@code
 * Authorization: Bearer}; a service's only trusted source about its caller. {@code sub} is the user's id, {@code aud}
 * the service's name.
 */
public final class InternalTokenClaims {

    public static final String ISSUER = "xeno-crm-gateway";
    public static final String EMAIL = "email";
    public static final String NAME = "name";
    public static final String ROLE = "role";
    public static final String GOOGLE_ID = "google_id";
    public static final String PICTURE = "picture";

    /** Session of the caller's token, which logout revokes, and its expiry in seconds since the epoch. */
    public static final String SESSION_ID = "session_id";

    public static final String SESSION_EXPIRES_AT = "session_expires_at";

    /** True if the token came in a browser's cookie; scripts in a page must never be able to read such a token. */
    public static final String SESSION_BY_COOKIE = "session_by_cookie";

    /** Subject of a request on a public path, with the role {@link #ROLE_ANONYMOUS}. */
    public static final String ANONYMOUS = "anonymous";

    public static final String ROLE_ANONYMOUS = "anonymous";

    /** Role of a program with an API key; no user has it. Its subject is {@link #API_KEY_SUBJECT} and the key's id. */
    public static final String ROLE_API_KEY = "api_key";

    public static final String API_KEY_SUBJECT = "key:";

    /** Scope of an API key, {@link ApiKeyScope#value()}; present only with {@link #ROLE_API_KEY}. */
    public static final String SCOPE = "scope";

    /** Path of the gateway's public keys (JWK set). */
    public static final String JWKS_PATH = "/.well-known/jwks.json";

    private InternalTokenClaims() {}
}
