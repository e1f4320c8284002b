package com.xenocrm.campaign.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.types.Decimal128;

import com.xenocrm.campaigndata.rule.Field;
import com.xenocrm.campaigndata.rule.Operator;
import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.Value;
import com.xenocrm.campaigndata.rule.Value.Amount;
import com.xenocrm.campaigndata.rule.Value.Choice;
import com.xenocrm.campaigndata.rule.Value.Flag;
import com.xenocrm.campaigndata.rule.Value.Span;
import com.xenocrm.campaigndata.rule.Value.Text;
import com.xenocrm.campaigndata.rule.Value.Time;

/** Evaluates rules directly, one customer at a time. */
final class NaiveEvaluator {

    private final Instant now;

    public NaiveEvaluator(Instant now) {
        this.now = now;
    }

    public boolean matches(Rule rule, Document customer) {
        return switch (rule) {
            case Rule.All all -> all.parts().stream().allMatch(part -> matches(part, customer));
            case Rule.Any any -> any.parts().stream().anyMatch(part -> matches(part, customer));
            case Rule.Not not -> !matches(not.part(), customer);
            case Rule.Condition(Field field, Operator operator, Value value) ->
                switch (operator) {
                    case NOT_EQUAL -> !holds(field, Operator.EQUAL, value, customer);
                    case NOT_CONTAINS -> !holds(field, Operator.CONTAINS, value, customer);
                    case NOT_IN -> !holds(field, Operator.IN, value, customer);
                    case NOT_IN_LAST -> !holds(field, Operator.IN_LAST, value, customer);
                    default -> holds(field, operator, value, customer);
                };
        };
    }

    private boolean holds(Field field, Operator operator, Value value, Document customer) {
        List<Object> actual = values(field, customer);
        if (value instanceof Flag flag && operator == Operator.EXISTS) {
            return flag.set() != actual.isEmpty();
        }
        return actual.stream().anyMatch(each -> compare(field, operator, value, each));
    }

    private static List<Object> values(Field field, Document customer) {
        Object found = field.name().startsWith("attributes.")
                ? customer.get("attributes", new Document()).get(field.name().substring("attributes.".length()))
                : customer.get(field.name().equals("inactive_days") ? "last_active_at" : field.name());
        return found instanceof List<?> list
                ? List.copyOf(list)
                : Stream.ofNullable(found).toList();
    }

    private boolean compare(Field field, Operator operator, Value value, Object actual) {
        if (field.name().equals("inactive_days")) {
            return number(wholeDays(actual), days -> switch (value) {
                case Amount(BigDecimal wanted) -> ordered(operator, days.compareTo(wanted));
                case Span(Amount low, Amount high) ->
                    days.compareTo(low.number()) >= 0 && days.compareTo(high.number()) <= 0;
                case Choice choice -> choice.values().contains(new Amount(days));
                default -> throw new IllegalStateException();
            });
        }
        return switch (value) {
            case Choice choice -> choice.values().stream().anyMatch(each -> equal(field, each, actual));
            case Amount days when operator == Operator.IN_LAST -> days.number().longValueExact() >= wholeDays(actual);
            case Time time -> {
                Instant at = ((Date) actual).toInstant();
                yield switch (operator) {
                    case GREATER -> !at.isBefore(time.until());
                    case AT_LEAST -> !at.isBefore(time.from());
                    case LESS -> at.isBefore(time.from());
                    case AT_MOST -> at.isBefore(time.until());
                    default -> !at.isBefore(time.from()) && at.isBefore(time.until());
                };
            }
            case Span(Time low, Time high) ->
                !((Date) actual).toInstant().isBefore(low.from())
                        && ((Date) actual).toInstant().isBefore(high.until());
            case Span(Amount low, Amount high) ->
                number(actual, number -> number.compareTo(low.number()) >= 0 && number.compareTo(high.number()) <= 0);
            case Text text when operator == Operator.CONTAINS -> text(actual, it -> it.contains(lower(text.text())));
            case Text text
            when operator == Operator.STARTS_WITH -> text(actual, it -> it.startsWith(lower(text.text())));
            case Amount amount
            when operator != Operator.EQUAL ->
                number(actual, number -> ordered(operator, number.compareTo(amount.number())));
            case Text _, Amount _, Flag _ -> equal(field, value, actual);
            case Span _ -> throw new IllegalStateException();
        };
    }

    private static boolean ordered(Operator operator, int comparison) {
        return switch (operator) {
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            default -> comparison == 0;
        };
    }

    private long wholeDays(Object time) {
        long passed = now.toEpochMilli() - ((Date) time).toInstant().toEpochMilli();
        return passed < 0 ? 0 : passed / 86_400_000;
    }

    private static boolean equal(Field field, Value value, Object actual) {
        return switch (value) {
            case Text(String text) ->
                text.equals(actual) || (field.name().startsWith("attributes.") && spells(text, actual));
            case Flag(boolean set) -> Objects.equals(set, actual);
            case Amount(BigDecimal wanted) -> number(actual, number -> number.compareTo(wanted) == 0);
            default -> throw new IllegalStateException();
        };
    }

    private static boolean spells(String text, Object actual) {
        return actual instanceof Boolean
                ? text.equals(actual.toString())
                : text.matches("-?\\d+(\\.\\d+)?")
                        && number(actual, number -> number.compareTo(new BigDecimal(text)) == 0);
    }

    private static boolean number(Object actual, Predicate<BigDecimal> test) {
        return switch (actual) {
            case Decimal128 decimal -> test.test(decimal.bigDecimalValue());
            case Number number -> test.test(new BigDecimal(number.toString()));
            default -> false;
        };
    }

    private static boolean text(Object actual, Predicate<String> test) {
        return actual instanceof String text && test.test(lower(text));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
