package com.xenocrm.local.google;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.X509CertificateUtils;
import org.bouncycastle.operator.OperatorCreationException;

/** Key that signs the ID tokens of the Google stand-in. */
final class SigningKey {

    private static final String KEY_ID = "google";
    private static final BigInteger GOOGLE_IDS = BigInteger.TEN.pow(21);

    private final RSAKey key;
    private final String certificates;

    SigningKey() {
        try {
            key = new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
            certificates = JSONObjectUtils.toJSONString(Map.of(KEY_ID, X509CertUtils.toPEMString(certificate())));
        } catch (JOSEException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("Cannot create a signing key", e);
        }
    }

    /** Returns the map from key id to PEM certificate that Google serves at {@code /oauth2/v1/certs}. */
    String certificates() {
        return certificates;
    }

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
    }

    /** Returns the PKCE challenge of a verifier; empty for an empty verifier. */
    static String challenge(String verifier) {
        return verifier.isEmpty() ? "" : Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    /** Derives 21 digits from a text. */
    static String digits(String text) {
        return "%021d".formatted(new BigInteger(1, sha256(text)).mod(GOOGLE_IDS));
    }

    private X509Certificate certificate() throws JOSEException, OperatorCreationException, IOException {
        Instant now = Instant.now();
        return X509CertificateUtils.generateSelfSigned(
                new Issuer("google-stand-in"),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(365))),
                key.toRSAPublicKey(),
                key.toRSAPrivateKey());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }
}
