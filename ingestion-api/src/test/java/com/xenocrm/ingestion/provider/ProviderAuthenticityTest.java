package com.xenocrm.ingestion.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.kit.outage.Outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProviderAuthenticityTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:bounces";
    private static final String CERTIFICATE = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";
    private static final byte[] BODY = "[{\"event\": \"bounce\"}]".getBytes(StandardCharsets.UTF_8);
    private static final JsonNode NO_JSON = JsonMapper.shared().createObjectNode();

    private final List<URI> requested = new ArrayList<>();
    private final Ses ses = new Ses(TOPIC, new SnsMessages(this::get));

    @ParameterizedTest
    @CsvSource({
        "a-long-enough-secret, a-long-enough-secret, true",
        "a-long-enough-secret, other, false",
        "'', '', false",
        "'', x, false"
    })
    void comparesTheSecretOfAHeader(String secret, String given, boolean authentic) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("X-Webhook-Secret", given);

        assertThat(new Brevo(new SharedSecret(secret)).isAuthentic(headers, BODY, NO_JSON))
                .isEqualTo(authentic);
        assertThat(new Postmark(new SharedSecret(secret)).isAuthentic(headers, BODY, NO_JSON))
                .isEqualTo(authentic);
        assertThat(new Postmark(new SharedSecret(secret)).isAuthentic(new HttpHeaders(), BODY, NO_JSON))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"key-of-mailgun, true", "another-key-of-x, false", "'', false"})
    void verifiesTheSignatureOfMailgun(String key, boolean authentic) {
        JsonNode json = JsonMapper.shared().readTree("""
                {"signature": {"timestamp": "1529006854", "token": "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0",
                 "signature": "%s"}}""".formatted(
                        hmac("key-of-mailgun", "1529006854a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0")));

        assertThat(new Mailgun(new SharedSecret(key)).isAuthentic(new HttpHeaders(), BODY, json))
                .isEqualTo(authentic);
        assertThat(new Mailgun(new SharedSecret(key)).isAuthentic(new HttpHeaders(), BODY, NO_JSON))
                .isFalse();
    }

    @Test
    void verifiesTheSignatureOfSendGrid() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        SendGrid provider = new SendGrid(
                SendGrid.key(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
        HttpHeaders headers = new HttpHeaders();
        headers.add(SendGrid.TIMESTAMP, "1600112502");
        headers.add(
                SendGrid.SIGNATURE,
                sign("SHA256withECDSA", keys.getPrivate(), "1600112502" + new String(BODY, StandardCharsets.UTF_8)));

        assertThat(provider.isAuthentic(headers, BODY, NO_JSON)).isTrue();
        assertThat(provider.isAuthentic(headers, "[]".getBytes(StandardCharsets.UTF_8), NO_JSON))
                .isFalse();
        assertThat(provider.isAuthentic(new HttpHeaders(), BODY, NO_JSON)).isFalse();
        assertThat(new SendGrid(null).isAuthentic(headers, BODY, NO_JSON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void verifiesTheSignatureOfAmazon(String version) throws Exception {
        ObjectNode message = notification(version);

        assertThat(isAuthentic(message)).isTrue();
        assertThat(isAuthentic(message.deepCopy().put("Message", "other"))).isFalse();
        assertThat(new Ses("", new SnsMessages(this::get)).isAuthentic(new HttpHeaders(), BODY, message))
                .isFalse();
        assertThat(requested).containsExactly(URI.create(CERTIFICATE));
    }

    @Test
    void reportsAnOutageWhereTheCertificateCannotBeFetched() throws Exception {
        SnsMessages messages = new SnsMessages(_ -> ProviderConfiguration.get(URI.create("http://127.0.0.1:1/")));
        Ses offline = new Ses(TOPIC, messages);
        ObjectNode message = notification("2");

        assertThatThrownBy(() -> offline.isAuthentic(new HttpHeaders(), BODY, message))
                .matches(Outages::isOutage);
    }

    @Test
    void believesOnlyTheTopicOfItsOwn() throws Exception {
        ObjectNode message = notification("2").put("TopicArn", TOPIC + "2");
        message.put("Signature", signature(message));

        assertThat(isAuthentic(message)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem",
                "https://evil.example/sns.eu-west-1.amazonaws.com/1.pem",
                "https://sns.eu-west-1.amazonaws.com@evil.example/1.pem",
                "https://bucket.s3.amazonaws.com/1.pem",
                "http://sns.eu-west-1.amazonaws.com/1.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/1.pem",
                "https://sns.eu-west-1.amazonaws.com/1.crt",
                "file:///etc/1.pem"
            })
    void fetchesNoCertificateFromElsewhere(String address) throws Exception {
        ObjectNode message = notification("2").put("SigningCertURL", address);

        assertThat(isAuthentic(message)).isFalse();
        assertThat(requested).isEmpty();
    }

    @Test
    void confirmsASubscriptionOfItsTopicAtAmazonOnly() throws Exception {
        ObjectNode message = notification("2")
                .put("Type", "SubscriptionConfirmation")
                .put("Token", "t")
                .put("SubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription");
        message.put("Signature", signature(message));
        ObjectNode elsewhere = message.deepCopy().put("SubscribeURL", "https://evil.example/");
        elsewhere.put("Signature", signature(elsewhere));
        ObjectNode forged = message.deepCopy().put("Token", "other");

        assertThat(isAuthentic(message)).isTrue();
        isAuthentic(elsewhere);
        assertThat(isAuthentic(forged)).isFalse();

        assertThat(requested)
                .containsExactly(
                        URI.create(CERTIFICATE),
                        URI.create("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription"));
    }

    private boolean isAuthentic(JsonNode message) {
        return ses.isAuthentic(new HttpHeaders(), BODY, message);
    }

    private byte[] get(URI address) {
        requested.add(address);
        return resource("sns-certificate.pem");
    }

    private static ObjectNode notification(String version) throws GeneralSecurityException {
        ObjectNode message = JsonMapper.shared()
                .createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "m-1")
                .put("TopicArn", TOPIC)
                .put("Message", "{\"notificationType\": \"Delivery\"}")
                .put("Timestamp", "2026-03-01T10:00:00.000Z")
                .put("SignatureVersion", version)
                .put("SigningCertURL", CERTIFICATE);
        return message.put("Signature", signature(message));
    }

    private static String signature(JsonNode message) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (String field : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")) {
            if (message.has(field)) {
                text.append(field)
                        .append("\n")
                        .append(message.get(field).stringValue())
                        .append("\n");
            }
        }
        String algorithm = message.get("SignatureVersion").stringValue().equals("2") ? "SHA256withRSA" : "SHA1withRSA";
        return sign(algorithm, key(), text.toString());
    }

    private static String sign(String algorithm, PrivateKey key, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key() throws GeneralSecurityException {
        String pem =
                new String(resource("sns-key.pem"), StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(ProviderAuthenticityTest.class.getResourceAsStream("/provider/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
