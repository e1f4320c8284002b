package com.xenocrm.campaign.explain;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.rule.Field;
import com.xenocrm.kit.time.WholeDays;

/**
 * Customer's value for the field of a condition.
 *
 * @param plain JSON value; null if there is none
 * @param words text for people
 */
record Actual(@Nullable Object plain, String words) {

    static Actual of(Field field, Document customer, Instant now) {
        Object stored = customer.getEmbedded(List.of(field.path().split("\\.", 2)), Object.class);
        return switch (stored) {
            case Date date when field.kind() == Field.Kind.DAYS -> days(date.toInstant(), now);
            case List<?> list when list.isEmpty() -> new Actual(null, "");
            case List<?> list ->
                new Actual(list, list.stream().map(Actual::quoted).collect(Collectors.joining(", ")));
            case Date date -> new Actual(date.toInstant(), date.toInstant().toString());
            case Decimal128 amount ->
                new Actual(amount.bigDecimalValue(), amount.bigDecimalValue().toPlainString());
            case null -> new Actual(null, "");
            default -> new Actual(stored, quoted(stored));
        };
    }

    boolean isThere() {
        return plain != null;
    }

    private static Actual days(Instant then, Instant now) {
        long days = WholeDays.since(then, now);
        return new Actual(days, days + " (last active " + then + ")");
    }

    /** Returns text in quotes and any other value unchanged. */
    static String quoted(Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
