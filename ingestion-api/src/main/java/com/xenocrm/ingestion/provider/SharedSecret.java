package com.xenocrm.ingestion.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpHeaders;

import com.xenocrm.kit.security.HmacSha256;

/** Secret shared with a provider; without one all requests are refused. */
record SharedSecret(String value) {

    /** Header for providers that do not sign, but send configured headers. */
    static final String HEADER = "X-Webhook-Secret";

    boolean isIn(HttpHeaders headers) {
        String given = headers.getFirst(HEADER);
        return !value.isBlank() && given != null && isSame(value, given);
    }

    boolean hasSigned(String text, String signature) {
        return !value.isBlank() && isSame(hmac(text), signature);
    }

    private String hmac(String text) {
        SecretKeySpec key = new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), HmacSha256.ALGORITHM);
        return HexFormat.of().formatHex(HmacSha256.of(key, text));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
