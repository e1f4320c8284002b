package com.xenocrm.accountdata.google;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Somebody as a verified ID token describes them.
 *
 * @param googleId the token's subject
 * @param hostedDomain of the organisation whose account it is; null for everybody's own
 * @param nonce as the sign-in request gave it; null when there was none
 * @param issuedAt when the token was
 * @param expiresAt when it expires
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

    /** The user's id, which anybody can work out from the account: no look-up, and never two users for one account. */
    public String userId() {
        return HexFormat.of()
                .formatHex(sha256().digest(("google:" + googleId).getBytes(StandardCharsets.UTF_8)))
                .substring(0, USER_ID_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
