package com.xenocrm.campaign.paging;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.web.Envelope;

/** One page of a list, and whether there is more behind it. */
public record Slice<T>(List<T> rows, boolean more) {

    private static final int MAX_LIMIT = 200;

    /** What a caller asked for, within reason. */
    public static int limit(int wanted) {
        return Math.clamp(wanted, 1, MAX_LIMIT);
    }

    /** The first rows; {@code found} holds one more than the limit when there are as many. */
    public static <T> Slice<T> of(List<T> found, int limit) {
        return new Slice<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /** The same page of something else. */
    public <U> Slice<U> map(Function<T, U> mapping) {
        return new Slice<>(rows.stream().map(mapping).toList(), more);
    }

    /** The answer, with the cursor of the next page when there is one. */
    public Envelope<List<T>> answer(String message, @Nullable Long total, Function<T, String> cursor) {
        return Envelope.page(message, rows, total, more ? cursor.apply(rows.getLast()) : null);
    }
}
