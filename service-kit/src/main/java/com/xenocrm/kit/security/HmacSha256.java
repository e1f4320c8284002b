package com.xenocrm.kit.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA256 (RFC 2104), for signatures and keyed hashes. */
public final class HmacSha256 {

    public static final String ALGORITHM = "HmacSHA256";

    private HmacSha256() {}

    /** Returns the code of a text's UTF-8 bytes. */
    public static byte[] of(SecretKey key, String text) {
        return of(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the code of these bytes. */
    public static byte[] of(SecretKey key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
