package com.xenocrm.ingestion.provider;

import java.util.List;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Signs a time and a token, not the event; a repetition changes nothing. */
record Mailgun(SharedSecret secret) implements Provider {

    @Override
    public boolean isAuthentic(HttpHeaders headers, byte[] body, JsonNode json) {
        JsonNode signature = json.path("signature");
        return secret.hasSigned(
                signature.path("timestamp").asString("")
                        + signature.path("token").asString(""),
                signature.path("signature").asString(""));
    }

    @Override
    public List<Event> events(JsonNode json) {
        JsonNode event = json.path("event-data");
        return switch (event.path("event").asString("")) {
            case "delivered" -> List.of(Event.delivered(event));
            case "complained" -> List.of(Event.complaint(event));
            case "unsubscribed" -> List.of(Event.unsubscription(event));
            case "failed" ->
                event.path("severity").asString("").equals("temporary")
                        ? List.of()
                        : List.of(Event.failed(event, reason(event)));
            default -> List.of();
        };
    }

    private static String reason(JsonNode event) {
        return switch (event.path("reason").asString("")) {
            case "bounce", "suppress-bounce" -> "hard_bounce";
            case "suppress-complaint", "suppress-unsubscribe" -> "refused";
            case "espblock" -> "blocked";
            default -> "not_delivered";
        };
    }
}
