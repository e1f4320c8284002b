package com.xenocrm.ingestion.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpHeaders;

/** Secret that a provider has as well; without one everything is refused. */
record SharedSecret(String value) {

    /** Header for providers that sign nothing, but send headers of one's own. */
    static final String HEADER = "X-Webhook-Secret";

    boolean isIn(HttpHeaders headers) {
        String given = headers.getFirst(HEADER);
        return !value.isBlank() && given != null && isSame(value, given);
    }

    boolean hasSigned(String text, String signature) {
        return !value.isBlank() && isSame(hmac(text), signature);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
