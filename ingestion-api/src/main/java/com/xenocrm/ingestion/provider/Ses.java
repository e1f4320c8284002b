package com.xenocrm.ingestion.provider;

import java.util.List;
import java.util.Set;

import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amazon SES, which reports through an SNS topic. Events of topics other than the configured one are refused. */
class Ses implements Provider {

    private static final Set<String> CONFIRMATIONS = Set.of("SubscriptionConfirmation");

    private final String topic;
    private final SnsMessages messages;

    /** @param topic ARN; empty for none */
    Ses(String topic, SnsMessages messages) {
        this.topic = topic;
        this.messages = messages;
    }

    /** Confirms a subscription of the topic as soon as the request is known to be authentic. */
    @Override
    public boolean isAuthentic(HttpHeaders headers, byte[] body, JsonNode json) {
        boolean authentic =
                !topic.isEmpty() && topic.equals(json.path("TopicArn").asString("")) && messages.isSigned(json);
        if (authentic && CONFIRMATIONS.contains(json.path("Type").asString(""))) {
            messages.confirm(json);
        }
        return authentic;
    }

    @Override
    public List<Event> events(JsonNode json) {
        if (!json.path("Type").asString("").equals("Notification")) {
            return List.of();
        }
        JsonNode event = event(json.path("Message").asString("{}"));
        String type =
                event.path("notificationType").asString(event.path("eventType").asString(""));
        return switch (type) {
            case "Delivery" -> List.of(Event.delivered(event));
            case "Complaint" ->
                event.at("/complaint/complaintFeedbackType").asString("").equals("not-spam")
                        ? List.of()
                        : List.of(Event.complaint(event));
            case "Bounce" -> List.of(Event.failed(event, reason(event.path("bounce"))));
            case "Reject", "Rendering Failure" -> List.of(Event.failed(event, "refused"));
            default -> List.of();
        };
    }

    /** Returns the event of a message; an empty one for the plain text by which a topic is tried. */
    private static JsonNode event(String message) {
        try {
            return JsonMapper.shared().readTree(message);
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static String reason(JsonNode bounce) {
        if (bounce.path("bounceType").asString("").equals("Permanent")) {
            return "hard_bounce";
        }
        return switch (bounce.path("bounceSubType").asString("")) {
            case "MailboxFull" -> "mailbox_full";
            case "ContentRejected", "AttachmentRejected" -> "message_refused";
            case "MessageTooLarge" -> "message_too_large";
            default -> "soft_bounce";
        };
    }
}
