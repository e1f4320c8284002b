package com.xenocrm.ingestion.provider;

import java.util.List;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

record Brevo(SharedSecret secret) implements Provider {

    @Override
    public boolean isAuthentic(HttpHeaders headers, byte[] body, JsonNode json) {
        return secret.isIn(headers);
    }

    @Override
    public List<Event> events(JsonNode json) {
        return switch (json.path("event").asString("")) {
            case "delivered" -> List.of(Event.delivered(json));
            case "hard_bounce" -> List.of(Event.failed(json, "hard_bounce"));
            case "invalid_email" -> List.of(Event.failed(json, "invalid_email"));
            case "soft_bounce" -> List.of(Event.failed(json, "soft_bounce"));
            case "blocked" -> List.of(Event.failed(json, "blocked"));
            case "error" -> List.of(Event.failed(json, "refused"));
            case "spam", "complaint" -> List.of(Event.complaint(json));
            case "unsubscribed" -> List.of(Event.unsubscription(json));
            default -> List.of();
        };
    }
}
