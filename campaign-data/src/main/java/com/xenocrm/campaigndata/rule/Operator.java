package com.xenocrm.campaigndata.rule;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparison of a condition. */
public enum Operator {
    GREATER(">"),
    LESS("<"),
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUAL("="),
    NOT_EQUAL("!="),
    /** Contains the text, ignoring case. */
    CONTAINS("contains"),
    NOT_CONTAINS("notContains"),
    /** Starts with the text, ignoring case. */
    STARTS_WITH("startsWith"),
    IN("in"),
    NOT_IN("notIn"),
    /** Between two values, both inclusive. */
    BETWEEN("between"),
    EXISTS("exists"),
    /** At most this many whole days ago. */
    IN_LAST("inLast"),
    NOT_IN_LAST("notInLast");

    private static final Map<String, Operator> BY_WORD =
            Stream.of(values()).collect(Collectors.toMap(Operator::value, Function.identity()));
    private static final Map<String, Operator> ALIASES = Map.of(
            "greaterThan", GREATER,
            "lessThan", LESS,
            "==", EQUAL,
            "equals", EQUAL,
            "notEquals", NOT_EQUAL);

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** Returns the operator with this spelling; empty if there is none. */
    static Optional<Operator> spelled(String spelling) {
        return Optional.ofNullable(BY_WORD.getOrDefault(spelling, ALIASES.get(spelling)));
    }

    /** Returns the canonical spelling. */
    public String value() {
        return word;
    }

    /** Returns whether the operator compares order or equality. */
    boolean isOrdering() {
        return switch (this) {
            case GREATER, LESS, AT_LEAST, AT_MOST, EQUAL, NOT_EQUAL, BETWEEN -> true;
            default -> false;
        };
    }

    /** Returns whether the operator compares a part of a text. */
    boolean isMatching() {
        return switch (this) {
            case CONTAINS, NOT_CONTAINS, STARTS_WITH -> true;
            default -> false;
        };
    }

    /** Returns the operator that this one negates; itself if it negates none. */
    Operator positive() {
        return switch (this) {
            case NOT_EQUAL -> EQUAL;
            case NOT_CONTAINS -> CONTAINS;
            case NOT_IN -> IN;
            case NOT_IN_LAST -> IN_LAST;
            default -> this;
        };
    }
}
