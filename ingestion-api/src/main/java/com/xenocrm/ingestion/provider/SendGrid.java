package com.xenocrm.ingestion.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** @param key public key of the signed event webhook; null for none */
record SendGrid(@Nullable PublicKey key) implements Provider {

    static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    /** Reads the key as the provider shows it. */
    static PublicKey key(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    @Override
    public boolean isAuthentic(HttpHeaders headers, byte[] body, JsonNode json) {
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(first(headers, TIMESTAMP).getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return signature.verify(Base64.getDecoder().decode(first(headers, SIGNATURE)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public List<Event> events(JsonNode json) {
        return json.valueStream().flatMap(SendGrid::event).toList();
    }

    private static Stream<Event> event(JsonNode event) {
        return switch (event.path("event").asString("")) {
            case "delivered" -> Stream.of(Event.delivered(event));
            case "bounce" ->
                Stream.of(Event.failed(
                        event, event.path("type").asString("").equals("blocked") ? "blocked" : "hard_bounce"));
            case "dropped" ->
                Stream.of(Event.failed(
                        event,
                        event.path("reason").asString("").equals("Bounced Address") ? "hard_bounce" : "refused"));
            case "spamreport" -> Stream.of(Event.complaint(event));
            case "unsubscribe", "group_unsubscribe" -> Stream.of(Event.unsubscription(event));
            default -> Stream.empty();
        };
    }

    private static String first(HttpHeaders headers, String name) {
        return Objects.requireNonNullElse(headers.getFirst(name), "");
    }
}
