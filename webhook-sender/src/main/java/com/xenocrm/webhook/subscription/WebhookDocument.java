package com.xenocrm.webhook.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.event.SubscribedEvents;
import com.xenocrm.contracts.message.EventType;

/** Stored form of a webhook. */
final class WebhookDocument {

    static final String URL = "url";
    static final String EVENTS = SubscribedEvents.EVENTS;
    static final String DESCRIPTION = "description";
    static final String STATUS = SubscribedEvents.STATUS;
    static final String REASON = "reason";
    static final String VERSION = "version";
    static final String SECRET = "secret";
    static final String PREVIOUS_SECRET = "previous_secret";
    static final String PREVIOUS_UNTIL = "previous_secret_until";
    static final String FAILING_SINCE = "failing_since";
    static final String HELD_UNTIL = "held_until";
    static final String CREATED_BY = "created_by";
    static final String CREATED_AT = "created_at";

    private WebhookDocument() {}

    static Webhook read(Document stored) {
        return new Webhook(
                stored.getString("_id"),
                URI.create(stored.getString(URL)),
                stored.getList(EVENTS, String.class).stream()
                        .flatMap(each -> EventType.of(each).stream())
                        .toList(),
                stored.getString(DESCRIPTION),
                WebhookStatus.of(stored.getString(STATUS)).orElseThrow(),
                stored.getString(REASON),
                stored.getInteger(VERSION),
                new SigningSecrets(
                        stored.getString(SECRET), stored.getString(PREVIOUS_SECRET), time(stored, PREVIOUS_UNTIL)),
                time(stored, FAILING_SINCE),
                time(stored, HELD_UNTIL),
                stored.getDate(CREATED_AT).toInstant());
    }

    static List<String> values(List<EventType> events) {
        return events.stream().map(EventType::value).toList();
    }

    private static @Nullable Instant time(Document stored, String field) {
        return Optional.ofNullable(stored.getDate(field)).map(Date::toInstant).orElse(null);
    }
}
