package com.xenocrm.infra;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.X509CertificateUtils;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import org.bouncycastle.operator.OperatorCreationException;

/** The map from key id to PEM certificate that Google serves at {@code /oauth2/v1/certs}. */
final class GoogleCertificates {
    private final String json;

    GoogleCertificates(String keyId, RSAKey key) {
        json = JSONObjectUtils.toJSONString(Map.of(keyId, X509CertUtils.toPEMString(selfSigned(key))));
    }

    OAuth2HttpResponse response() {
        Headers headers = Headers.of("Content-Type", "application/json", "Cache-Control", "public, max-age=3600");
        return new OAuth2HttpResponse(headers, 200, json, null);
    }

    private static X509Certificate selfSigned(RSAKey key) {
        Instant now = Instant.now();
        try {
            return X509CertificateUtils.generateSelfSigned(
                    new Issuer("google-stand-in"),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(365))),
                    key.toRSAPublicKey(),
                    key.toRSAPrivateKey());
        } catch (JOSEException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }
}
