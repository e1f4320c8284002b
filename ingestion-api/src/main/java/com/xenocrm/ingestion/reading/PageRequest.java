package com.xenocrm.ingestion.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/**
 * Which page of a list is asked for.
 *
 * @param after the last identifier of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable String after) {

    /** As a request parameter's default. */
    public static final String DEFAULT_LIMIT = "50";

    private static final int MOST = 1_000;

    /** From request parameters; refuses what cannot be. */
    public static PageRequest of(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "must be from 1 to 1000");
        }
        return new PageRequest(limit, cursor == null ? null : decode(cursor));
    }

    /** The query for this page, and for one row more, which tells whether there is a next page. */
    public Query of(Criteria criteria) {
        Criteria page = after == null
                ? criteria
                : new Criteria().andOperator(criteria, Criteria.where("_id").gt(after));
        return new Query(page).with(Sort.by("_id")).limit(limit + 1);
    }

    /** The same of a list whose identifiers grow with time, the newest first. */
    public Query ofNewest(Criteria criteria) {
        Criteria page = after == null
                ? criteria
                : new Criteria().andOperator(criteria, Criteria.where("_id").lt(after));
        return new Query(page).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit + 1);
    }

    /** The answer made of what {@link #of(Criteria)} found. */
    public <T> Envelope<List<T>> answer(String message, List<T> found, long total, Function<T, String> id) {
        if (found.size() <= limit) {
            return Envelope.page(message, found, total, null);
        }
        List<T> page = found.subList(0, limit);
        return Envelope.page(message, page, total, encode(id.apply(page.getLast())));
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("cursor", "is not a cursor of this list");
        }
    }
}
