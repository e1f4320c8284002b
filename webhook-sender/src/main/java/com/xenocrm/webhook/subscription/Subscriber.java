package com.xenocrm.webhook.subscription;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EventType;

/** Properties of a webhook that users choose. */
public record Subscriber(
        URI url, List<EventType> events, @Nullable String description) {

    /** Returns the chosen properties of a webhook. */
    public static Subscriber of(Webhook webhook) {
        return new Subscriber(webhook.url(), webhook.events(), webhook.description());
    }
}
