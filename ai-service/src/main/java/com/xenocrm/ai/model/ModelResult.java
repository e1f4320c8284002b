package com.xenocrm.ai.model;

import java.util.List;

/** Result of checking the model's answer. */
public sealed interface ModelResult<T> {

    /** Answer that may be shown. */
    record Accepted<T>(T answer) implements ModelResult<T> {}

    /**
     * Answer that must not be shown.
     *
     * @param reason reason in one word, for a metric
     * @param numbers numbers that the model invented
     */
    record Refused<T>(String reason, List<String> numbers) implements ModelResult<T> {}

    /** Returns a refusal for a reason other than numbers. */
    static <T> ModelResult<T> refused(String reason) {
        return new Refused<>(reason, List.of());
    }

    /** Returns a refusal for invented numbers. */
    static <T> ModelResult<T> invented(List<String> numbers) {
        return new Refused<>("invented_number", numbers);
    }
}
