package com.xenocrm.kit.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Body of every answer.
 *
 * @param error stable code of a refusal; null on success
 * @param count number of elements in {@code data}, for lists
 * @param total number of elements in all pages, for lists that know it
 * @param nextCursor start of the next page; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope<T>(
        boolean success,
        String message,
        @Nullable T data,
        @Nullable String error,
        @Nullable Integer count,
        @Nullable Long total,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    /** Returns a success with data. */
    public static <T> Envelope<T> of(String message, T data) {
        return new Envelope<>(true, message, data, null, null, null, null);
    }

    /** Returns a success with one page of a list. */
    public static <T> Envelope<List<T>> page(
            String message, List<T> page, @Nullable Long total, @Nullable String next) {
        return new Envelope<>(true, message, page, null, page.size(), total, next);
    }

    /** Returns a failure. */
    public static Envelope<Object> refused(String message, String error, @Nullable Object data) {
        return new Envelope<>(false, message, data, error, null, null, null);
    }
}
