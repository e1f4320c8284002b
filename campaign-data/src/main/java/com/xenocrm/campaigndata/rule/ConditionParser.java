package com.xenocrm.campaigndata.rule;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import com.xenocrm.campaigndata.rule.Field.Kind;
import com.xenocrm.campaigndata.rule.Value.Amount;
import com.xenocrm.campaigndata.rule.Value.Choice;
import com.xenocrm.campaigndata.rule.Value.Flag;
import com.xenocrm.campaigndata.rule.Value.Span;
import com.xenocrm.campaigndata.rule.Value.Text;
import com.xenocrm.campaigndata.rule.Value.Time;
import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.text.PlainText;
import com.xenocrm.kit.web.Refusal;

/** Parser of one condition: field, operator and a value that suits both. */
final class ConditionParser {

    private static final int MAX_CHOICES = 500;

    private final Field field;
    private final Operator operator;
    private final boolean stored;

    private ConditionParser(Field field, Operator operator, boolean stored) {
        this.field = field;
        this.operator = operator;
        this.stored = stored;
    }

    /** Parses a condition.
     * @param stored whether the condition was accepted before */
    static Rule.Condition parse(JsonNode leaf, String path, boolean stored) {
        String name = word(leaf, "field", path);
        Field field = Field.named(name).orElseThrow(() -> Refusal.invalid(path + ".field", "is not a known field"));
        String spelling = word(leaf, "operator", path);
        Operator operator = Operator.spelled(spelling)
                .orElseThrow(() -> Refusal.invalid(path + ".operator", "is not a known operator"));
        JsonNode value = leaf.path("value");
        String at = path + ".value";
        Field meant = field.kind() == Kind.DATE && meansDays(field, operator, value) ? Field.INACTIVE_DAYS : field;
        if (!meant.kind().allows(operator)) {
            throw Refusal.invalid(path + ".operator", "is not possible with " + field.name());
        }
        return new Rule.Condition(meant, operator, new ConditionParser(meant, operator, stored).value(value, at));
    }

    /** Returns whether the value counts days: a bare number compared with the last activity. */
    private static boolean meansDays(Field field, Operator operator, JsonNode value) {
        JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
        return field.path().equals(Field.INACTIVE_DAYS.path()) && operator.isOrdering() && ValueParser.isNumber(first);
    }

    private static String word(JsonNode leaf, String key, String path) {
        JsonNode word = leaf.path(key);
        if (!word.isString()) {
            throw Refusal.invalid(path + "." + key, word.isMissingNode() ? "is required" : "must be text");
        }
        return word.stringValue();
    }

    private Value value(JsonNode value, String path) {
        if (operator == Operator.EXISTS) {
            return value.isMissingNode() ? new Flag(true) : ValueParser.flag(value, path);
        }
        if (value.isMissingNode() || value.isNull()) {
            throw Refusal.invalid(path, "is required");
        }
        return switch (operator) {
            case IN, NOT_IN -> choice(value, path);
            case BETWEEN -> span(value, path);
            case IN_LAST, NOT_IN_LAST -> ValueParser.days(number(value, path), path);
            case CONTAINS, NOT_CONTAINS, STARTS_WITH -> text(value, path);
            default -> single(value, path);
        };
    }

    private Value single(JsonNode value, String path) {
        return switch (field.kind()) {
            case MONEY, COUNT -> ValueParser.number(number(value, path), path);
            case DAYS -> ValueParser.days(number(value, path), path);
            case DATE -> time(value, path);
            case EMAIL, TEXT, TAGS, CAMPAIGN -> text(value, path);
            case ATTRIBUTE ->
                switch (operator) {
                    case EQUAL, NOT_EQUAL, IN, NOT_IN ->
                        value.isString() ? text(value, path) : ValueParser.scalar(value, path);
                    default -> ValueParser.number(number(value, path), path);
                };
        };
    }

    /** Returns the value, whose number has one meaning; a stored rule was read before by its decimal point. */
    private JsonNode number(JsonNode value, String path) {
        if (!stored) {
            ValueParser.requireUnambiguous(value, path);
        }
        return value;
    }

    /** Returns a time, which names its offset; a stored rule may contain one without, which was read as UTC. */
    private Value time(JsonNode value, String path) {
        if (!stored) {
            ValueParser.requireOffset(value, path);
        }
        return ValueParser.time(value, path);
    }

    /** Returns text in its stored form. A stored rule may contain text that is no longer accepted. */
    private Text text(JsonNode value, String path) {
        String given = ValueParser.text(value, path).text();
        try {
            return new Text(field.kind() == Kind.EMAIL ? email(given) : plain(given));
        } catch (InvalidTextException e) {
            if (stored) {
                return new Text(field.kind() == Kind.EMAIL ? EmailAddress.storedForm(given) : given);
            }
            throw Refusal.invalid(path, e.fault());
        }
    }

    private String email(String given) throws InvalidTextException {
        return operator.isMatching() ? EmailAddress.piece(given) : EmailAddress.normalise(given);
    }

    private String plain(String given) throws InvalidTextException {
        return operator.isMatching() ? PlainText.normalisePiece(given) : PlainText.normalise(given, given.length());
    }

    private Choice choice(JsonNode list, String path) {
        if (!list.isArray() || list.isEmpty()) {
            throw Refusal.invalid(path, "must be a list of at least one value");
        }
        if (list.size() > MAX_CHOICES) {
            throw Refusal.invalid(path, "may hold at most " + MAX_CHOICES + " values");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            values.add(single(list.get(i), path + "[" + i + "]"));
        }
        return new Choice(List.copyOf(values));
    }

    private Span span(JsonNode pair, String path) {
        if (!pair.isArray() || pair.size() != 2) {
            throw Refusal.invalid(path, "must be a list of two values");
        }
        Value low = single(pair.get(0), path + "[0]");
        Value high = single(pair.get(1), path + "[1]");
        boolean reversed = switch (low) {
            case Amount from when high instanceof Amount to -> from.number().compareTo(to.number()) > 0;
            case Time from when high instanceof Time to -> from.from().isAfter(to.from());
            default -> throw Refusal.invalid(path, "must be two values of the same sort");
        };
        if (reversed) {
            throw Refusal.invalid(path, "must have the smaller value first");
        }
        return new Span(low, high);
    }
}
