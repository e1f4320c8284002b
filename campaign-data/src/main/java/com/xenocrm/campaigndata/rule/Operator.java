package com.xenocrm.campaigndata.rule;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a condition compares. */
public enum Operator {
    GREATER(">"),
    LESS("<"),
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUAL("="),
    NOT_EQUAL("!="),
    /** Holds the text somewhere, in capitals or not. */
    CONTAINS("contains"),
    NOT_CONTAINS("notContains"),
    /** Begins with the text, in capitals or not. */
    STARTS_WITH("startsWith"),
    IN("in"),
    NOT_IN("notIn"),
    /** From the first to the second value, both included. */
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

    /** The operator of this spelling, when there is one. */
    static Optional<Operator> spelled(String spelling) {
        return Optional.ofNullable(BY_WORD.getOrDefault(spelling, ALIASES.get(spelling)));
    }

    /** The canonical spelling. */
    public String value() {
        return word;
    }

    /** True for comparisons that tell larger from smaller, and for equality. */
    boolean isOrdering() {
        return switch (this) {
            case GREATER, LESS, AT_LEAST, AT_MOST, EQUAL, NOT_EQUAL, BETWEEN -> true;
            default -> false;
        };
    }

    /** True for comparisons of a part of a text. */
    boolean isMatching() {
        return switch (this) {
            case CONTAINS, NOT_CONTAINS, STARTS_WITH -> true;
            default -> false;
        };
    }

    /** The operator that this one denies; itself when it denies none. */
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
