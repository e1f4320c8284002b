package com.xenocrm.email.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Token of an attempt: the same for a repetition, without anything about the recipient. */
final class AttemptToken {

    private static final int BYTES = 16;

    private AttemptToken() {}

    /** @param attempt id */
    static String of(String attempt) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(attempt.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
