package com.xenocrm.ingestion.provider;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Verifies messages of Amazon SNS. Certificates and confirmations are requested from Amazon's own hosts only. */
class SnsMessages {

    private static final Logger log = LoggerFactory.getLogger(SnsMessages.class);
    private static final Pattern AMAZON =
            Pattern.compile("https://sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(\\.cn)?/[^@\\\\]*");
    private static final int MOST_CERTIFICATES = 20;
    private static final List<String> OF_NOTIFICATIONS =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_CONFIRMATIONS =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final Function<URI, byte[]> http;
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

    /** @param http gets the content at an address; throws a RuntimeException when it cannot */
    SnsMessages(Function<URI, byte[]> http) {
        this.http = http;
    }

    boolean isSigned(JsonNode message) {
        String address = message.path("SigningCertURL").asString("");
        if (!AMAZON.matcher(address).matches() || !address.endsWith(".pem")) {
            return false;
        }
        try {
            String version = message.path("SignatureVersion").asString("");
            Signature signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            signature.initVerify(key(address));
            signature.update(signedText(message).getBytes(StandardCharsets.UTF_8));
            return signature.verify(
                    Base64.getDecoder().decode(message.path("Signature").asString("")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            log.warn("The signature of an SNS message cannot be verified: {}", e.getClass());
            return false;
        }
    }

    /** Confirms the subscription that a verified message asks for. */
    void confirm(JsonNode message) {
        String address = message.path("SubscribeURL").asString("");
        if (AMAZON.matcher(address).matches()) {
            byte[] answer = http.apply(URI.create(address));
            log.info("The subscription of the SNS topic for bounces is confirmed in {} bytes", answer.length);
        }
    }

    private PublicKey key(String address) throws GeneralSecurityException {
        PublicKey known = keys.get(address);
        if (known != null) {
            return known;
        }
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(http.apply(URI.create(address))));
        certificate.checkValidity();
        if (keys.size() >= MOST_CERTIFICATES) {
            keys.clear();
        }
        keys.put(address, certificate.getPublicKey());
        return certificate.getPublicKey();
    }

    private static String signedText(JsonNode message) {
        boolean notification = message.path("Type").asString("").equals("Notification");
        StringBuilder text = new StringBuilder();
        for (String field : notification ? OF_NOTIFICATIONS : OF_CONFIRMATIONS) {
            if (message.hasNonNull(field)) {
                text.append(field)
                        .append('\n')
                        .append(message.path(field).asString(""))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
