package com.xenocrm.kit.paging;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Requested page of a list. Queries read one row more than the limit, which shows whether another page follows.
 *
 * @param limit most rows of the page, 1 to 1,000
 * @param after last row of the previous page; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    /** Default of the request parameter {@code limit}. */
    public static final String DEFAULT_LIMIT = "100";

    private static final int MAX_LIMIT = 1_000;
    private static final String ID = "_id";

    /**
     * Creates the request from the parameters {@code limit} and {@code cursor}; throws a 400 that names the invalid
     * one.
     */
    public static PageRequest of(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.invalid("limit", "must be from 1 to " + MAX_LIMIT);
        }
        return new PageRequest(limit, cursor == null ? null : Cursor.decode(cursor));
    }

    /** Returns the number of rows to read: the limit plus one. */
    public int rows() {
        return limit + 1;
    }

    /** Returns the identifier of the last row of the previous page; null for the first page. */
    public @Nullable String afterId() {
        return after == null ? null : after.id();
    }

    /** Creates a query in ascending order of identifiers. */
    public Query byId(Criteria criteria) {
        return query(after == null ? criteria : and(criteria, where(ID).gt(after.id())), Sort.by(ID));
    }

    /** Creates a query in descending order of identifiers, for identifiers that grow with time. */
    public Query byIdDescending(Criteria criteria) {
        return query(
                after == null ? criteria : and(criteria, where(ID).lt(after.id())), Sort.by(Sort.Direction.DESC, ID));
    }

    /** Creates a query sorted by a time field, newest first. */
    public Query newestFirst(Criteria criteria, String time) {
        Sort order = Sort.by(Sort.Direction.DESC, time, ID);
        if (after == null) {
            return query(criteria, order);
        }
        if (after.at() == null) {
            throw Refusal.invalid("cursor", "is not a cursor of this list");
        }
        Criteria older = new Criteria()
                .orOperator(
                        where(time).lt(after.at()),
                        where(time).is(after.at()).and(ID).lt(after.id()));
        return query(and(criteria, older), order);
    }

    /** Creates a query for the newest rows by a time field, without a next page. */
    public Query newest(Criteria criteria, String time) {
        if (after != null) {
            throw Refusal.invalid("cursor", "is not possible together with newest");
        }
        return new Query(criteria).with(Sort.by(Sort.Direction.DESC, time)).limit(limit);
    }

    /**
     * Returns the answer with the rows found by one of the queries.
     *
     * @param total number of rows on all pages; null when it is not known
     */
    public <T, V> Envelope<List<V>> answer(
            String message, List<T> found, @Nullable Long total, Function<T, Cursor> cursor, Function<T, V> view) {
        List<T> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? cursor.apply(page.getLast()).encoded() : null;
        return Envelope.page(message, page.stream().map(view).toList(), total, next);
    }

    private static Criteria and(Criteria one, Criteria other) {
        return new Criteria().andOperator(one, other);
    }

    private Query query(Criteria criteria, Sort order) {
        return new Query(criteria).with(order).limit(rows());
    }
}
