package com.xenocrm.accountdata.google;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.X509CertUtils;

/** Parser of Google's certificates: a JSON object of PEM texts by key id. */
final class GoogleCertificates {

    private GoogleCertificates() {}

    static Map<String, PublicKey> read(String certificates) throws IOException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (Map.Entry<String, Object> entry : parsed(certificates).entrySet()) {
            X509Certificate certificate = X509CertUtils.parse(String.valueOf(entry.getValue()));
            if (certificate == null) {
                throw new IOException("Not a certificate: " + entry.getKey());
            }
            keys.put(entry.getKey(), certificate.getPublicKey());
        }
        return keys;
    }

    private static Map<String, Object> parsed(String certificates) throws IOException {
        try {
            return JSONObjectUtils.parse(certificates);
        } catch (ParseException unreadable) {
            throw new IOException("Not a map of certificates", unreadable);
        }
    }
}
