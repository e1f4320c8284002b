package com.xenocrm.kit.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, for secrets of which only a hash is stored and for identifiers derived from content. */
public final class Sha256 {

    private Sha256() {}

    /** Returns the hash of a text's UTF-8 bytes in lower-case hexadecimal digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(hash(text));
    }

    /** Returns the hash in lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(hash(bytes));
    }

    /** Returns the hash of a text's UTF-8 bytes. */
    public static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns whether a secret has this hash; takes the same time for every wrong secret. */
    public static boolean matches(String secret, String hex) {
        return MessageDigest.isEqual(
                hex(secret).getBytes(StandardCharsets.UTF_8), hex.getBytes(StandardCharsets.UTF_8));
    }
}
