package com.xenocrm.webhook.subscription;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EventType;

/** What a user says of a webhook. */
public record Subscriber(
        URI url, List<EventType> events, @Nullable String description) {

    /** Returns what is said of a webhook. */
    public static Subscriber of(Webhook webhook) {
        return new Subscriber(webhook.url(), webhook.events(), webhook.description());
    }
}
