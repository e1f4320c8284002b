package com.xenocrm.contracts.token;

/**
 * Claims of the session token: a JWT of seven days, HS256 with {@code JWT_SECRET}, minted by auth-service and checked
 * by the gateway. {@code sub} is the user's id; {@code jti} is the session, which may have had several tokens: what
 * logout revokes.
 */
public final class SessionTokenClaims {

    public static final String ISSUER = "xeno-crm";
    public static final String GOOGLE_ID = "google_id";
    public static final String EMAIL = "email";
    public static final String NAME = "name";
    public static final String PICTURE = "picture";
    public static final String ROLE = "role";

    /** From when on (seconds since the epoch) a new token may take over; absent when the session can last no longer. */
    public static final String RENEW_AFTER = "renew_after";

    /** The cookie that carries the session token. */
    public static final String COOKIE = "token";

    private SessionTokenClaims() {}
}
