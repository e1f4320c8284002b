package com.xenocrm.ingestion.provider;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;

/** E-mail provider that posts events about e-mails: deliveries, bounces, complaints and unsubscriptions. */
interface Provider {

    /** Returns whether the provider is set up, and the request is certainly its own. */
    boolean isAuthentic(HttpHeaders headers, byte[] body, JsonNode json);

    /** Returns the events of a request that report an outcome. */
    List<Event> events(JsonNode json);

    /**
     * Outcome of an e-mail.
     *
     * @param json the event, in which a token of the e-mail is somewhere
     * @param reason in the words of the communication log; null for a success
     */
    record Event(
            JsonNode json, DeliveryStatus status, @Nullable String reason) {

        static Event failed(JsonNode json, String reason) {
            return new Event(json, DeliveryStatus.FAILED, reason);
        }

        static Event delivered(JsonNode json) {
            return new Event(json, DeliveryStatus.SENT, null);
        }

        /** An objection proves that the e-mail was delivered. */
        static Event complaint(JsonNode json) {
            return new Event(json, DeliveryStatus.SENT, "spam_complaint");
        }

        static Event unsubscription(JsonNode json) {
            return new Event(json, DeliveryStatus.SENT, "unsubscribe");
        }
    }
}
