package com.xenocrm.ai.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Clauses and the words that join them. AND binds tighter than OR; a comma means the next conjunction after it. */
final class JoinedConditions {

    private final @Nullable JoinedConditions before;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<Map<String, Object>> excluded = new ArrayList<>();
    private boolean isCommaBeforeWord;

    JoinedConditions() {
        before = null;
    }

    /** Creates a list of one clause. */
    JoinedConditions(Clause clause) {
        this();
        add(Join.NONE, clause);
    }

    /** Creates a list of clauses of which the first may continue the last one before. */
    JoinedConditions(JoinedConditions before) {
        this.before = before;
    }

    /** Word between two clauses; none means AND. */
    enum Join {
        NONE,
        COMMA,
        AND,
        OR
    }

    /** Positions of a part of the description. */
    record Part(int start, int end, Join join) {}

    /** Adds a clause; a fragment removes the rule of the one before. */
    void add(Join join, Clause clause) {
        if (clause.isFragment()) {
            takeOutLast();
        }
        joins.add(join);
        clauses.add(clause);
    }

    /** Returns the rule of all clauses; null if no clause has one. */
    @Nullable
    Map<String, Object> rule() {
        List<Map<String, Object>> alternatives = new ArrayList<>();
        List<Map<String, Object>> together = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            if (i > 0 && isOr(i)) {
                group("all", together).ifPresent(alternatives::add);
                together = new ArrayList<>();
            }
            Map<String, Object> rule = clauses.get(i).rule();
            if (rule != null) {
                together.add(rule);
            }
        }
        group("all", together).ifPresent(alternatives::add);
        List<Map<String, Object>> all = new ArrayList<>();
        group("any", alternatives).ifPresent(all::add);
        excluded.forEach(rule -> all.add(Map.of("not", rule)));
        return all(all);
    }

    /** Excludes customers from those of all clauses. */
    void exclude(Map<String, Object> rule) {
        excluded.add(rule);
    }

    /** Returns the rule of several conditions at once. */
    static @Nullable Map<String, Object> all(List<Map<String, Object>> rules) {
        return group("all", rules).orElse(null);
    }

    /**
     * Removes negations that a bare "or" continues, such as "not tagged vip or inactive for 90 days", or a bare "and"
     * after a noun, as in "without a phone and a gmail address", where it is unclear whether the negation covers both
     * sides. Returns their positions.
     */
    List<Part> takeUnclearDenials() {
        List<Part> unclear = new ArrayList<>();
        for (int i = 0; i + 1 < clauses.size(); i++) {
            int last = i;
            while (last + 1 < clauses.size()
                    && (isOr(last + 1) || clauses.get(i).denial() == Clause.Denial.NOUN)
                    && clauses.get(i).mayDeny(clauses.get(last + 1))) {
                last++;
            }
            if (last > i) {
                unclear.add(new Part(clauses.get(i).start(), clauses.get(last).end(), isOr(last) ? Join.OR : Join.AND));
                IntStream.rangeClosed(i, last).forEach(this::takeOut);
                i = last;
            }
        }
        return unclear;
    }

    /** Returns the positions of alternatives without a condition, such as the first of "everyone or tagged vip". */
    List<Part> emptyAlternatives() {
        return IntStream.range(0, clauses.size())
                .filter(i -> clauses.get(i).isEmpty())
                .filter(i -> (i > 0 && isOr(i)) || (i + 1 < clauses.size() && isOr(i + 1)))
                .mapToObj(i -> new Part(clauses.get(i).start(), clauses.get(i).end(), Join.OR))
                .toList();
    }

    /**
     * Removes the rules of a sentence in which an alternative is not understood in part, as the rest would be another
     * audience. Returns their positions.
     */
    List<Part> takeBrokenAlternatives() {
        boolean isBroken = IntStream.range(1, clauses.size()).anyMatch(this::isOr)
                && clauses.stream().anyMatch(clause -> clause.rule() == null || !clause.isUnderstood());
        if (!isBroken) {
            return List.of();
        }
        return IntStream.range(0, clauses.size())
                .filter(i -> clauses.get(i).rule() != null)
                .peek(this::takeOut)
                .mapToObj(i -> new Part(clauses.get(i).start(), clauses.get(i).end(), Join.OR))
                .toList();
    }

    /** Removes clauses about customers who are named again after "and": it may mean both groups, or who is in both. */
    List<Part> takeGroupsOfCustomers() {
        List<Part> unclear = new ArrayList<>();
        for (int i = 1; i < clauses.size(); i++) {
            Clause first = clauses.get(i - 1);
            if (first.rule() != null
                    && clauses.get(i).rule() != null
                    && clauses.get(i).opening() == Clause.Opening.CUSTOMERS
                    && !isOr(i)) {
                unclear.add(new Part(first.start(), clauses.get(i).end(), Join.AND));
                takeOut(i - 1);
                takeOut(i);
            }
        }
        return unclear;
    }

    /** Records two words between the same clauses, such as the comma and the "and" of ", and". */
    void follow(Join first, Join second) {
        isCommaBeforeWord |= first == Join.COMMA && second != Join.COMMA;
    }

    /** Returns true for a comma that no later "and" or "or" explains, or that stands before one. */
    boolean hasLooseComma() {
        return isCommaBeforeWord
                || IntStream.range(1, joins.size())
                        .anyMatch(i -> joins.subList(i, joins.size()).stream().allMatch(join -> join == Join.COMMA));
    }

    /** Returns the last clause, or the one before the first. */
    Clause last() {
        return !clauses.isEmpty() ? clauses.getLast() : before == null ? Clause.NONE : before.last();
    }

    /** Removes the rule of the last clause, or of the one before the first. */
    private void takeOutLast() {
        if (!clauses.isEmpty()) {
            takeOut(clauses.size() - 1);
        } else if (before != null) {
            before.takeOutLast();
        }
    }

    private void takeOut(int i) {
        clauses.set(i, clauses.get(i).withoutRule());
    }

    private boolean isOr(int place) {
        return joins.subList(place, joins.size()).stream()
                        .filter(join -> join != Join.COMMA)
                        .findFirst()
                        .orElse(Join.AND)
                == Join.OR;
    }

    private static Optional<Map<String, Object>> group(String word, List<Map<String, Object>> rules) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(rules.size() == 1 ? rules.getFirst() : Map.of(word, List.copyOf(rules)));
    }
}
