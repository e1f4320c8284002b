package com.xenocrm.accountdata.google;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.security.Sha256;

/**
 * Google account in a verified ID token.
 *
 * @param googleId subject of the token
 * @param hostedDomain organisation of the account; null for a personal account
 * @param nonce nonce of the authorization request; null without one
 */
public record GoogleAccount(
        String googleId,
        String email,
        String name,
        @Nullable String picture,
        @Nullable String hostedDomain,
        @Nullable String nonce,
        Instant issuedAt,
        Instant expiresAt) {

    private static final int USER_ID_DIGITS = 32;

    /** Returns the identifier of the account's user, derived from the account, so that each account has one user. */
    public String userId() {
        return Sha256.hex("google:" + googleId).substring(0, USER_ID_DIGITS);
    }
}
