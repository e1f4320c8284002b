package com.xenocrm.kit.messaging;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.rabbitmq.client.GetResponse;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be handled, as it lies among its queue's dead letters.
 *
 * @param queue where it was to be handled
 * @param reason why it is here
 * @param body what was sent, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares parked messages or changes one
public record ParkedMessage(String queue, String reason, Instant parkedAt, byte[] body) {

    /** What the broker itself put there carries no headers of ours: it had come back to its queue too often. */
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
