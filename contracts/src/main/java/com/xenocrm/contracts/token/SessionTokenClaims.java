package com.xenocrm.contracts.token;

/**
 * Claims of the session token: a JWT valid for seven days, HS256 with {@code JWT_SECRET}, issued by auth-service and
 * verified by the gateway. {@code sub} is the user's id; {@code jti} is the session, which may have several tokens and
 * is what logout revokes.
 */
public final class SessionTokenClaims {

    public static final String ISSUER = "xeno-crm";
    public static final String GOOGLE_ID = "google_id";
    public static final String EMAIL = "email";
    public static final String NAME = "name";
    public static final String PICTURE = "picture";
    public static final String ROLE = "role";

    /**
     * Time from which the token can be renewed, in seconds since the epoch; absent if the session cannot be extended.
     */
    public static final String RENEW_AFTER = "renew_after";

    /** Name of the session cookie. */
    public static final String COOKIE = "token";

    private SessionTokenClaims() {}
}
