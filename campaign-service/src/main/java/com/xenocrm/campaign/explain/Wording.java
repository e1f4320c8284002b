package com.xenocrm.campaign.explain;

import java.util.List;
import java.util.stream.Collectors;

import com.xenocrm.campaign.rule.Rule;
import com.xenocrm.campaign.rule.Value;

/** A condition in plain words, next to what the customer has. */
final class Wording {

    private static final int FEW = 5;

    private Wording() {}

    static String because(Rule.Condition condition, Actual actual, boolean matched) {
        String name = condition.field().name();
        String has = actual.isThere() ? name + " is " + actual.words() : name + " is not there";
        return has + (matched ? ", and " : ", but ") + wanted(condition) + " is wanted";
    }

    private static String wanted(Rule.Condition condition) {
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
            case Value.Text _, Value.Flag _ -> Actual.quoted(value.plain());
        };
    }

    private static String choice(List<Value> values) {
        String first = values.stream().limit(FEW).map(Wording::words).collect(Collectors.joining(", "));
        return values.size() > FEW ? first + " or " + (values.size() - FEW) + " others" : first;
    }
}
