package com.xenocrm.customerdata.erasure;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;

import com.xenocrm.kit.security.HmacSha256;
import com.xenocrm.kit.settings.InvalidSettingException;
import com.xenocrm.kit.settings.SigningSecret;

/**
 * Keyed hashes (HMAC-SHA256) of addresses and identifiers, which recognise an erased person without revealing any
 * identity.
 */
public final class IdentifierHash {

    private static final SigningSecret SECRET =
            new SigningSecret("ERASURE_SECRET", "local-mode-erasure-secret-not-for-production");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private final List<SecretKey> keys;

    private IdentifierHash(List<SecretKey> keys) {
        this.keys = keys;
    }

    /**
     * Creates hashes under these secrets; throws {@link InvalidSettingException} if one is missing, short or well known.
     *
     * @param secrets one secret, or several separated by commas: the first creates hashes, all recognise them
     */
    public static IdentifierHash keyedWith(String secrets, boolean local) {
        return new IdentifierHash(Arrays.stream(SEPARATOR.split(secrets.strip(), -1))
                .map(secret -> SECRET.key(secret, local))
                .toList());
    }

    /** Returns the hash of an address in its normal form. */
    public String ofEmail(String email) {
        return hash(keys.getFirst(), "email:" + email);
    }

    /** Returns the hash of a customer's {@code _id} or identifier of the shop. */
    public String ofId(String id) {
        return hash(keys.getFirst(), "customer:" + id);
    }

    /** Returns the hash of an attempt at a communication. */
    public String ofAttempt(String id) {
        return hash(keys.getFirst(), "attempt:" + id);
    }

    /** Returns the hashes that an address may be stored under. */
    public List<String> anyOfEmail(String email) {
        return keys.stream().map(key -> hash(key, "email:" + email)).toList();
    }

    /** Returns the hashes that an identifier may be stored under. */
    public List<String> anyOfId(String id) {
        return keys.stream().map(key -> hash(key, "customer:" + id)).toList();
    }

    private static String hash(SecretKey key, String text) {
        return HexFormat.of().formatHex(HmacSha256.of(key, text));
    }
}
