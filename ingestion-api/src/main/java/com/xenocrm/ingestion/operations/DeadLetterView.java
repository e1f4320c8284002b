package com.xenocrm.ingestion.operations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dead letter in answers of the API.
 *
 * @param size size of the body in bytes
 * @param body body as sent, if it is JSON
 * @param text body as text, if it is not JSON
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DeadLetterView(
        @JsonProperty("_id") String id,
        String queue,
        String reason,
        Instant parkedAt,
        int size,
        String status,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @JsonRawValue @Nullable String body,
        @Nullable String text) {

    /** Longest body in a list; a longer one is only shown with its dead letter alone. */
    private static final int LONGEST_IN_LIST = 16 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static DeadLetterView whole(DeadLetter letter) {
        String body = new String(letter.body().getData(), StandardCharsets.UTF_8);
        return isJson(body) ? view(letter, body, null) : view(letter, null, body);
    }

    static DeadLetterView inList(DeadLetter letter) {
        return letter.body().length() > LONGEST_IN_LIST ? view(letter, null, null) : whole(letter);
    }

    private static DeadLetterView view(DeadLetter letter, @Nullable String body, @Nullable String text) {
        return new DeadLetterView(
                letter.id(),
                letter.queue(),
                letter.reason(),
                letter.parkedAt(),
                letter.body().length(),
                letter.status(),
                letter.settledAt(),
                letter.settledBy(),
                body,
                text);
    }

    private static boolean isJson(String body) {
        try {
            return !JSON.readTree(body).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }
}
