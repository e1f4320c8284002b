package com.xenocrm.webhook.delivery;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.kit.security.Sha256;

/** Event as subscribers get it (Standard Webhooks). */
@JsonPropertyOrder({"type", "timestamp", "data"})
record EventBody(String type, Instant timestamp, EventData data) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final int ID_DIGITS = 32;

    /** Returns the JSON of an event. */
    static String of(Event event) {
        return JSON.writeValueAsString(new EventBody(event.type().value(), event.occurredAt(), event.data()));
    }

    /** Returns the identifier of an event, which names nobody and is the same for each publication. */
    static String id(Event event) {
        return "evt_" + Sha256.hex(event.key()).substring(0, ID_DIGITS);
    }
}
