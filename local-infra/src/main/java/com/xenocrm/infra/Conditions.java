package com.xenocrm.infra;

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
 * What a query of the MongoDB stand-in demands of single fields, so far as an index can help: the values of which a
 * field must have one, and the range of strings it must lie in. It never demands more than the query does.
 */
final class Conditions {
    private final Map<String, List<Object>> values = new HashMap<>();
    private final Map<String, StringRange> ranges = new HashMap<>();
    private final Set<Object> lists = Collections.newSetFromMap(new IdentityHashMap<>());

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.read(query);
        return conditions;
    }

    /** The normalised values of which the field must have one; null when the query names none. */
    @Nullable
    List<Object> values(String field) {
        return values.get(field);
    }

    @Nullable
    StringRange range(String field) {
        return ranges.get(field);
    }

    /**
     * The query without the lists of values that an index has looked up for these fields: to check each document found
     * against a list of thousands again would take as long as to look at every document.
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

    /** True when these are the values that count: the first that the query names for the field. */
    private boolean oneOf(String field, Collection<?> wanted) {
        if (values.containsKey(field) || !wanted.stream().allMatch(Conditions::isIndexable)) {
            return false;
        }
        values.put(
                field,
                wanted.stream()
                        .map(Conditions::normalised)
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

    /** The form in which equal values of different types (3 and 3.0) are the same key. */
    static @Nullable Object normalised(@Nullable Object value) {
        return new KeyValue(value).normalized().get(0);
    }
}
