package com.xenocrm.campaigndata.rule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

import org.bson.Document;
import org.bson.types.Decimal128;

import com.xenocrm.campaigndata.rule.Field.Kind;
import com.xenocrm.campaigndata.rule.Value.Amount;
import com.xenocrm.campaigndata.rule.Value.Choice;
import com.xenocrm.campaigndata.rule.Value.Flag;
import com.xenocrm.campaigndata.rule.Value.Span;
import com.xenocrm.campaigndata.rule.Value.Text;
import com.xenocrm.campaigndata.rule.Value.Time;
import com.xenocrm.kit.time.WholeDays;

/**
 * Compiles a rule to a database query over customers. Values are passed as values, never as query text, so they cannot
 * become operators.
 */
public final class RuleCompiler {

    private static final Pattern SPECIAL = Pattern.compile("\\p{Punct}");

    private final Instant now;

    private RuleCompiler(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the query; days are counted back from {@code now}. */
    public static Document compile(Rule rule, Instant now) {
        return new RuleCompiler(now).query(rule);
    }

    private Document query(Rule rule) {
        return switch (rule) {
            case Rule.All all -> new Document("$and", queries(all.parts()));
            case Rule.Any any -> new Document("$or", queries(any.parts()));
            case Rule.Not not -> opposite(query(not.part()));
            case Rule.Condition condition -> {
                Document positive =
                        positive(condition.field(), condition.operator().positive(), condition.value());
                yield condition.operator().positive() == condition.operator() ? positive : opposite(positive);
            }
        };
    }

    private List<Document> queries(List<Rule> parts) {
        return parts.stream().map(this::query).toList();
    }

    private static Document opposite(Document query) {
        return new Document("$nor", List.of(query));
    }

    private Document positive(Field field, Operator operator, Value value) {
        if (operator == Operator.EXISTS && value instanceof Flag flag) {
            return flag.set() ? exists(field) : opposite(exists(field));
        }
        if (field.kind() == Kind.DAYS && value instanceof Choice choice) {
            return new Document(
                    "$or",
                    choice.values().stream()
                            .map(each -> positive(field, Operator.EQUAL, each))
                            .toList());
        }
        Object constraint = switch (value) {
            case Time time -> time(operator, time);
            case Span(Time low, Time high) -> new Document("$gte", date(low.from())).append("$lt", date(high.until()));
            case Amount days when operator == Operator.IN_LAST || field.kind() == Kind.DAYS -> days(operator, days);
            case Span(Amount low, Amount high) when field.kind() == Kind.DAYS -> days(low, high);
            case Span(Value low, Value high) ->
                new Document("$gte", operand(field, low)).append("$lte", operand(field, high));
            case Choice choice -> new Document("$in", operands(field, choice.values()));
            case Text text when operator == Operator.CONTAINS -> pattern(field, quoted(text));
            case Text text when operator == Operator.STARTS_WITH -> pattern(field, "^" + quoted(text));
            case Text text when operator == Operator.EQUAL -> new Document("$in", operands(field, List.of(text)));
            case Amount amount -> new Document(comparison(operator), operand(field, amount));
            case Flag flag -> new Document("$eq", flag.set());
            case Text _, Span _ -> throw new IllegalStateException("No " + operator + " with " + value);
        };
        return operator.isMatching() ? matching(field, constraint) : new Document(field.path(), constraint);
    }

    /** Matches a pattern against text only, as some databases would also match numbers and whole lists. */
    private static Document matching(Field field, Object pattern) {
        Document query = new Document(field.path(), pattern);
        return switch (field.kind()) {
            case TAGS -> new Document(field.path(), new Document("$elemMatch", pattern));
            case ATTRIBUTE ->
                new Document("$and", List.of(query, new Document(field.path(), new Document("$type", "string"))));
            default -> query;
        };
    }

    private static Document exists(Field field) {
        return field.kind() == Kind.TAGS || field.kind() == Kind.CAMPAIGN
                ? new Document(field.path() + ".0", new Document("$exists", true))
                : new Document(field.path(), new Document("$ne", null));
    }

    private static Document time(Operator operator, Time time) {
        Date from = date(time.from());
        Date until = date(time.until());
        return switch (operator) {
            case GREATER -> new Document("$gte", until);
            case AT_LEAST -> new Document("$gte", from);
            case LESS -> new Document("$lt", from);
            case AT_MOST -> new Document("$lt", until);
            default -> new Document("$gte", from).append("$lt", until);
        };
    }

    /** Compares whole days; a larger number of days means an earlier time. */
    private Document days(Operator operator, Amount days) {
        return switch (operator) {
            case GREATER -> new Document("$lte", latest(days, 1));
            case AT_LEAST -> new Document("$lte", latest(days, 0));
            case LESS -> new Document("$gt", latest(days, 0));
            case AT_MOST, IN_LAST -> new Document("$gt", latest(days, 1));
            default -> days(days, days);
        };
    }

    private Document days(Amount low, Amount high) {
        return new Document("$gt", latest(high, 1)).append("$lte", latest(low, 0));
    }

    private Date latest(Amount days, int more) {
        return date(WholeDays.latest(days.number().longValueExact() + more, now));
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }

    private static String comparison(Operator operator) {
        return switch (operator) {
            case GREATER -> "$gt";
            case AT_LEAST -> "$gte";
            case LESS -> "$lt";
            case AT_MOST -> "$lte";
            default -> "$eq";
        };
    }

    private static List<Object> operands(Field field, List<Value> values) {
        List<Object> operands = new ArrayList<>();
        for (Value value : values) {
            operands.add(operand(field, value));
            if (field.kind() == Kind.ATTRIBUTE && value instanceof Text text) {
                ValueParser.numberIn(text).ifPresent(number -> operands.add(operand(field, number)));
                ValueParser.flagIn(text).ifPresent(flag -> operands.add(flag.set()));
            }
        }
        return operands;
    }

    private static Object operand(Field field, Value value) {
        return switch (value) {
            case Text text -> text.text();
            case Flag flag -> flag.set();
            case Amount amount when field.kind() == Kind.MONEY -> new Decimal128(amount.number());
            case Amount amount when amount.isWhole() -> amount.number().longValueExact();
            case Amount amount -> amount.number().doubleValue();
            case Time _, Span _, Choice _ -> throw new IllegalStateException("Not a single value: " + value);
        };
    }

    /**
     * Returns a pattern that ignores case. Addresses are stored in lower case; some databases match the Kelvin sign
     * with k.
     */
    private static Document pattern(Field field, String pattern) {
        Document query = new Document("$regex", pattern);
        return field.kind() == Kind.EMAIL ? query : query.append("$options", "i");
    }

    private static String quoted(Text text) {
        return SPECIAL.matcher(text.text()).replaceAll("\\\\$0");
    }
}
