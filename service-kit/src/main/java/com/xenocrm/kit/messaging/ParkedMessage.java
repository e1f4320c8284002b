package com.xenocrm.kit.messaging;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.rabbitmq.client.GetResponse;
import org.jspecify.annotations.Nullable;

/**
 * Dead letter: a message that could not be handled.
 *
 * @param queue its original queue
 * @param reason reason of the failure
 * @param body the original bytes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares parked messages or changes one
public record ParkedMessage(String queue, String reason, Instant parkedAt, byte[] body) {

    /**
     * Reads a dead letter. One that the broker moved there itself, after too many deliveries, has none of our headers.
     */
    static ParkedMessage of(String queue, GetResponse message, Instant now) {
        Map<String, Object> headers = message.getProps().getHeaders() == null
                ? Map.of()
                : message.getProps().getHeaders();
        Object reason = headers.get(DeadLetterQueues.REASON);
        Object parkedAt = headers.get(DeadLetterQueues.PARKED_AT);
        return reason == null || parkedAt == null
                ? new ParkedMessage(
                        queue, "broker: " + death(headers, "reason"), deathTime(headers, now), message.getBody())
                : new ParkedMessage(queue, reason.toString(), Instant.parse(parkedAt.toString()), message.getBody());
    }

    private static @Nullable Object death(Map<String, Object> headers, String what) {
        return headers.get("x-death") instanceof List<?> deaths
                        && !deaths.isEmpty()
                        && deaths.getFirst() instanceof Map<?, ?> death
                ? death.get(what)
                : null;
    }

    private static Instant deathTime(Map<String, Object> headers, Instant now) {
        return death(headers, "time") instanceof Date time ? time.toInstant() : now;
    }
}
