package com.xenocrm.customerdata.merge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Identifiers that lose against newer ones, by the field that lists those a customer had before. */
final class FormerIdentifiers {

    private final Map<String, Set<String>> losers = new LinkedHashMap<>();

    /** Adds the loser of a known and a given identifier, if they differ. */
    void remember(String field, boolean isNewer, @Nullable Object given, @Nullable Object known) {
        Object loser = isNewer ? known : given;
        if (loser != null && !Objects.equals(given, known)) {
            losers.computeIfAbsent(field, _ -> new LinkedHashSet<>()).add((String) loser);
        }
    }

    /** Returns the additions to the stored lists. */
    Document added(Function<String, List<String>> stored) {
        Document added = new Document();
        losers.forEach((field, values) -> {
            values.removeAll(stored.apply(field));
            if (!values.isEmpty()) {
                added.append(field, new Document("$each", List.copyOf(values)));
            }
        });
        return added;
    }
}
