package com.xenocrm.ingestion.provider;

import java.util.List;

import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

record Postmark(SharedSecret secret) implements Provider {

    @Override
    public boolean isAuthentic(HttpHeaders headers, byte[] body, JsonNode json) {
        return secret.isIn(headers);
    }

    @Override
    public List<Event> events(JsonNode json) {
        return switch (json.path("RecordType").asString("")) {
            case "Delivery" -> List.of(Event.delivered(json));
            case "SpamComplaint" -> List.of(Event.complaint(json));
            case "SubscriptionChange" ->
                json.path("SuppressSending").asBoolean(false)
                                && json.path("Origin").asString("").equals("Recipient")
                        ? List.of(Event.unsubscription(json))
                        : List.of();
            case "Bounce" ->
                switch (json.path("Type").asString("")) {
                    case "HardBounce", "BadEmailAddress", "ManuallyDeactivated" ->
                        List.of(Event.failed(json, "hard_bounce"));
                    case "SpamComplaint" -> List.of(Event.complaint(json));
                    case "SpamNotification", "Blocked", "DMARCPolicy" -> List.of(Event.failed(json, "blocked"));
                    case "AutoResponder", "ChallengeVerification", "Transient", "Subscribe", "OpenRelayTest" ->
                        List.of();
                    case "Unsubscribe" -> List.of(Event.unsubscription(json));
                    default -> List.of(Event.failed(json, "soft_bounce"));
                };
            default -> List.of();
        };
    }
}
