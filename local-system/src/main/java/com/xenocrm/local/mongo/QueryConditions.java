package com.xenocrm.local.mongo;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a query that an index can serve: the values of which a field must have one, and the range of strings that
 * it must lie in. They are never stricter than the query.
 */
final class QueryConditions {
    private final Map<String, List<Object>> values = new HashMap<>();
    private final Map<String, StringRange> ranges = new HashMap<>();
    private final Set<Object> lists = Collections.newSetFromMap(new IdentityHashMap<>());

    static QueryConditions of(Document query) {
        QueryConditions conditions = new QueryConditions();
        conditions.read(query);
        return conditions;
    }

    /** Returns the normalised values of which the field must have one; null if the query names none. */
    @Nullable
    List<Object> values(String field) {
        return values.get(field);
    }

    @Nullable
    StringRange range(String field) {
        return ranges.get(field);
    }

    /**
     * Returns the query without the {@code $in} lists of these fields, which an index has looked up already: checking
     * each result against a list of thousands would take as long as a scan.
     */
    Document withoutLists(Document query, Collection<String> fields) {
        Document rest = new Document();
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> parts) {
                rest.put(
                        field,
                        parts.stream()
                                .map(part -> withoutLists((Document) part, fields))
                                .toList());
            } else if (fields.contains(field) && lists.contains(condition)) {
                Document others = ((Document) condition).clone();
                others.remove("$in");
                if (!others.isEmpty()) {
                    rest.put(field, others);
                }
            } else {
                rest.put(field, condition);
            }
        });
        return rest;
    }

    private void read(Document query) {
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> parts) {
                parts.forEach(part -> read((Document) part));
            } else if (condition instanceof Document operators) {
                readOperators(field, operators);
            } else {
                oneOf(field, Collections.singletonList(condition));
            }
        });
    }

    private void readOperators(String field, Document operators) {
        if (operators.containsKey("$eq")) {
            oneOf(field, Collections.singletonList(operators.get("$eq")));
        }
        if (operators.get("$in") instanceof Collection<?> wanted) {
            if (oneOf(field, wanted)) {
                lists.add(operators);
            }
        }
        StringRange range = StringRange.of(operators);
        if (range.isBounded()) {
            ranges.merge(field, range, StringRange::and);
        }
    }

    /** Keeps the first values that the query names for a field. Returns whether these were the first. */
    private boolean oneOf(String field, Collection<?> wanted) {
        if (values.containsKey(field) || !wanted.stream().allMatch(QueryConditions::isIndexable)) {
            return false;
        }
        values.put(
                field,
                wanted.stream()
                        .map(QueryConditions::normalised)
                        .<Object>map(Objects::requireNonNull)
                        .distinct()
                        .toList());
        return true;
    }

    private static boolean isIndexable(@Nullable Object value) {
        return !(value == null
                || value instanceof Collection<?>
                || value instanceof Document
                || value instanceof BsonRegularExpression);
    }

    /** Maps equal values of different types, such as 3 and 3.0, to the same key. */
    static @Nullable Object normalised(@Nullable Object value) {
        return new KeyValue(value).normalized().get(0);
    }
}
