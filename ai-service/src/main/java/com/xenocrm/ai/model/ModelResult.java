package com.xenocrm.ai.model;

import java.util.List;

/** What a feature makes of the model's answer. */
public sealed interface ModelResult<T> {

    /** Good to be shown. */
    record Accepted<T>(T answer) implements ModelResult<T> {}

    /**
     * Not to be shown.
     *
     * @param reason one word, for a metric
     * @param numbers those that were made up
     */
    record Refused<T>(String reason, List<String> numbers) implements ModelResult<T> {}

    /** Not to be shown, for a reason other than numbers. */
    static <T> ModelResult<T> refused(String reason) {
        return new Refused<>(reason, List.of());
    }

    /** Not to be shown: it holds numbers that nobody gave it. */
    static <T> ModelResult<T> invented(List<String> numbers) {
        return new Refused<>("invented_number", numbers);
    }
}
