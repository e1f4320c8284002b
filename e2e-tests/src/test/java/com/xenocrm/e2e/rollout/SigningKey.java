package com.xenocrm.e2e.rollout;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A key that several gateways share: without one each makes its own, and services believe only one of them. */
final class SigningKey {

    private static final int BYTES = 32;

    private SigningKey() {}

    /** A new one, as {@code INTERNAL_SIGNING_KEY} wants it. */
    static String generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey shown = (ECPublicKey) pair.getPublic();
            ECPrivateKey hidden = (ECPrivateKey) pair.getPrivate();
            return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\",\"d\":\"%s\"}"
                    .formatted(
                            text(shown.getW().getAffineX()), text(shown.getW().getAffineY()), text(hidden.getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[BYTES];
        int length = Math.min(BYTES, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
