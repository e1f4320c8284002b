package com.xenocrm.contracts.token;

/**
 * Claims of the internal token: a JWT of one minute, signed by the gateway (ES256), sent as {@code Authorization:
 * Bearer}; the only thing a service believes about its caller. {@code sub} is the user's id, {@code aud} the service's
 * name.
 */
public final class InternalTokenClaims {

    public static final String ISSUER = "xeno-crm-gateway";
    public static final String EMAIL = "email";
    public static final String NAME = "name";
    public static final String ROLE = "role";
    public static final String GOOGLE_ID = "google_id";
    public static final String PICTURE = "picture";

    /** What logout revokes, and until when (seconds since the epoch): of the token that the caller showed. */
    public static final String SESSION_ID = "session_id";

    public static final String SESSION_EXPIRES_AT = "session_expires_at";

    /** True when a browser's cookie carried it; scripts in a page must never read such a token. */
    public static final String SESSION_BY_COOKIE = "session_by_cookie";

    /** Subject of a request on a public path, with the role {@link #ROLE_ANONYMOUS}. */
    public static final String ANONYMOUS = "anonymous";

    public static final String ROLE_ANONYMOUS = "anonymous";

    /** Role of a machine with an API key: no user's. Its subject is {@link #API_KEY_SUBJECT} and the key's id. */
    public static final String ROLE_API_KEY = "api_key";

    public static final String API_KEY_SUBJECT = "key:";

    /** What an API key may do: {@link ApiKeyScope#value()}; only there with {@link #ROLE_API_KEY}. */
    public static final String SCOPE = "scope";

    /** Where the gateway shows its public keys (JWK set). */
    public static final String JWKS_PATH = "/.well-known/jwks.json";

    private InternalTokenClaims() {}
}
