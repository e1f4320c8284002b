package com.xenocrm.campaigndata.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Converts a rule to plain English, to show how it was understood. */
public final class RuleWords {

    private static final int FEW = 5;

    private RuleWords() {}

    /** Returns the whole rule, such as {@code total spend is more than 100 and (tags is "vip" or tags is "loyal")}. */
    public static String of(Rule rule) {
        return switch (rule) {
            case Rule.All all -> joined(all.parts(), " and ");
            case Rule.Any any -> joined(any.parts(), " or ");
            case Rule.Not not -> "not (" + of(not.part()) + ")";
            case Rule.Condition condition -> condition.field().name().replace('_', ' ') + " is " + wanted(condition);
        };
    }

    private static String joined(List<Rule> parts, String word) {
        return parts.stream()
                .map(part -> part instanceof Rule.All || part instanceof Rule.Any ? "(" + of(part) + ")" : of(part))
                .collect(Collectors.joining(word));
    }

    /** Returns the requirement of a condition, such as {@code more than 100}. */
    public static String wanted(Rule.Condition condition) {
        Value value = condition.value();
        boolean time = value instanceof Value.Time;
        return switch (condition.operator()) {
            case GREATER -> (time ? "later than " : "more than ") + words(value);
            case LESS -> (time ? "earlier than " : "less than ") + words(value);
            case AT_LEAST -> time ? words(value) + " or later" : "at least " + words(value);
            case AT_MOST -> time ? words(value) + " or earlier" : "at most " + words(value);
            case EQUAL -> words(value);
            case NOT_EQUAL -> "anything but " + words(value);
            case CONTAINS -> "a text with " + words(value) + " in it";
            case NOT_CONTAINS -> "anything but a text with " + words(value) + " in it";
            case STARTS_WITH -> "a text that begins with " + words(value);
            case IN -> "one of " + words(value);
            case NOT_IN -> "anything but " + words(value);
            case BETWEEN -> "something from " + words(value);
            case EXISTS -> value.equals(new Value.Flag(true)) ? "any value" : "no value";
            case IN_LAST -> "a time in the last " + words(value) + " days";
            case NOT_IN_LAST -> "anything but a time in the last " + words(value) + " days";
        };
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Span(Value low, Value high) -> words(low) + " to " + words(high);
            case Value.Choice(List<Value> values) -> choice(values);
            case Value.Amount amount -> amount.number().toPlainString();
            case Value.Time _ -> value.plain().toString();
            case Value.Text _, Value.Flag _ -> quoted(value.plain());
        };
    }

    private static String choice(List<Value> values) {
        String first = values.stream().limit(FEW).map(RuleWords::words).collect(Collectors.joining(", "));
        return values.size() > FEW ? first + " or " + (values.size() - FEW) + " others" : first;
    }

    /** Returns text in quotes and any other value unchanged. */
    private static String quoted(Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
