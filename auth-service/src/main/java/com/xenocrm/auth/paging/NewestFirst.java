package com.xenocrm.auth.paging;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** A page of a list by time, the newest first; a cursor is the last row's time and id. */
public record NewestFirst(int limit, @Nullable Row after) {

    /** As a request parameter's default. */
    public static final String DEFAULT_LIMIT = "50";

    private static final int MOST = 200;
    private static final String ID = "_id";
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})-([A-Za-z0-9]{1,64})");

    /** From request parameters; refuses what cannot be. */
    public static NewestFirst of(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "must be from 1 to " + MOST);
        }
        return new NewestFirst(limit, cursor == null ? null : row(cursor));
    }

    /** The query for this page, and for one row more, which tells whether there is a next page. */
    public Query by(String time) {
        Criteria page = after == null
                ? new Criteria()
                : new Criteria()
                        .orOperator(
                                where(time).lt(after.at()),
                                where(time).is(after.at()).and(ID).lt(after.id()));
        return new Query(page).with(Sort.by(Sort.Direction.DESC, time, ID)).limit(limit + 1);
    }

    /** The answer made of what {@link #by(String)} found. */
    public <T, V> Envelope<List<V>> answer(
            String message, List<T> found, @Nullable Long total, Function<T, Row> row, Function<T, V> view) {
        List<T> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? row.apply(page.getLast()).cursor() : null;
        return Envelope.page(message, page.stream().map(view).toList(), total, next);
    }

    private static Row row(String cursor) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw Refusal.invalid("cursor", "is not a cursor of this list");
        }
        return new Row(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
    }

    /** Where a row stands in its list. */
    public record Row(Instant at, String id) {

        private String cursor() {
            return at.toEpochMilli() + "-" + id;
        }
    }
}
