package com.xenocrm.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.EventType;

/** Stored form of a delivery. */
final class DeliveryDocument {

    static final String WEBHOOK_ID = "webhook_id";
    static final String EVENT_ID = "event_id";
    static final String TYPE = "type";
    static final String BODY = "body";
    static final String CUSTOMER_ID = "customer_id";
    static final String STATUS = "status";
    static final String DUE_AT = "due_at";
    static final String GIVE_UP_AT = "give_up_at";
    static final String TRIED = "tried";
    static final String ATTEMPTS = "attempts";
    static final String CREATED_AT = "created_at";
    static final String EXPIRES_AT = "expires_at";

    private static final String AT = "at";
    private static final String DURATION = "duration_ms";
    private static final String ANSWER_STATUS = "status";
    private static final String ANSWER = "answer";
    private static final String ERROR = "error";

    private DeliveryDocument() {}

    static Delivery read(Document stored) {
        return new Delivery(
                stored.getString("_id"),
                stored.getString(WEBHOOK_ID),
                stored.getString(EVENT_ID),
                EventType.valueOf(stored.getString(TYPE)),
                stored.getString(BODY),
                Delivery.Status.valueOf(stored.getString(STATUS)),
                time(stored, DUE_AT),
                time(stored, GIVE_UP_AT),
                stored.getInteger(TRIED, 0),
                stored.getList(ATTEMPTS, Document.class, List.of()).stream()
                        .map(DeliveryDocument::attempt)
                        .toList(),
                stored.getDate(CREATED_AT).toInstant());
    }

    static Document write(Attempt attempt) {
        Document stored = new Document(AT, Date.from(attempt.at()))
                .append(DURATION, attempt.duration().toMillis());
        Optional.ofNullable(attempt.status()).ifPresent(status -> stored.append(ANSWER_STATUS, status));
        Optional.ofNullable(attempt.answer()).ifPresent(answer -> stored.append(ANSWER, answer));
        Optional.ofNullable(attempt.error()).ifPresent(error -> stored.append(ERROR, error));
        return stored;
    }

    private static Attempt attempt(Document stored) {
        return new Attempt(
                stored.getDate(AT).toInstant(),
                Duration.ofMillis(stored.getLong(DURATION)),
                stored.getInteger(ANSWER_STATUS),
                stored.getString(ANSWER),
                stored.getString(ERROR),
                null);
    }

    private static @Nullable Instant time(Document stored, String field) {
        return Optional.ofNullable(stored.getDate(field)).map(Date::toInstant).orElse(null);
    }
}
