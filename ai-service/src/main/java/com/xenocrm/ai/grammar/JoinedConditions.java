package com.xenocrm.ai.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Parts and what joins them. AND binds tighter than OR; a comma is what the next word after it is. */
final class JoinedConditions {

    private final List<@Nullable Map<String, Object>> parts = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();

    /** What may be between two parts; nothing is as good as AND. */
    enum Join {
        NONE,
        COMMA,
        AND,
        OR
    }

    /** One more part, and what is between it and the one before; a part that is null keeps its place only. */
    void add(Join join, @Nullable Map<String, Object> part) {
        joins.add(join);
        parts.add(part);
    }

    /** The parts that there are; empty when there are none. */
    Optional<Map<String, Object>> rule() {
        List<Map<String, Object>> alternatives = new ArrayList<>();
        List<Map<String, Object>> together = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0 && isOr(i)) {
                group("all", together).ifPresent(alternatives::add);
                together = new ArrayList<>();
            }
            Map<String, Object> part = parts.get(i);
            if (part != null) {
                together.add(part);
            }
        }
        group("all", together).ifPresent(alternatives::add);
        return group("any", alternatives);
    }

    /** All this, but not that. */
    Optional<Map<String, Object>> but(Optional<Map<String, Object>> that) {
        Optional<Map<String, Object>> not = that.map(rule -> Map.of("not", rule));
        return group("all", Stream.of(rule(), not).flatMap(Optional::stream).toList());
    }

    private boolean isOr(int place) {
        return joins.subList(place, joins.size()).stream()
                        .filter(join -> join != Join.COMMA)
                        .findFirst()
                        .orElse(Join.AND)
                == Join.OR;
    }

    private static Optional<Map<String, Object>> group(String word, List<Map<String, Object>> rules) {
        List<Map<String, Object>> there =
                rules.stream().filter(Objects::nonNull).toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(there.size() == 1 ? there.getFirst() : Map.of(word, there));
    }
}
