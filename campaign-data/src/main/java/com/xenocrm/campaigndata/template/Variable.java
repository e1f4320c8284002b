package com.xenocrm.campaigndata.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.rule.Field;
import com.xenocrm.customerdata.customer.Customer;

/** Variables of a message about its recipient. A missing value renders as nothing. */
enum Variable {
    NAME,
    FIRST_NAME,
    EMAIL,
    PHONE,
    TOTAL_SPEND,
    VISITS_COUNT,
    /** Day in UTC, in a form that Liquid's {@code date} filter reads. */
    LAST_ACTIVE_AT,
    /** Unsubscribe link of this communication. */
    UNSUBSCRIBE_URL;

    private static final Set<String> WORDS =
            Arrays.stream(values()).map(Variable::value).collect(Collectors.toSet());

    /** Returns whether this is a variable or an attribute. */
    static boolean isKnown(String word) {
        return WORDS.contains(word) || Field.isAttribute(word);
    }

    /** Returns all names for an error message. */
    static String words() {
        return Arrays.stream(values()).map(Variable::value).collect(Collectors.joining(", ")) + ", attributes.…";
    }

    /** Returns a customer's values for the variables of a template. */
    static Map<String, @Nullable Object> of(Customer customer, String unsubscribeUrl, Set<String> used) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Variable variable : values()) {
            values.put(variable.value(), variable.in(customer, unsubscribeUrl));
        }
        Map<String, @Nullable Object> attributes = new HashMap<>();
        used.stream().filter(Field::isAttribute).forEach(word -> {
            String key = Field.attributeKey(word);
            attributes.put(key, attribute(customer.attributes().get(key)));
        });
        values.put(Field.ATTRIBUTES, attributes);
        return values;
    }

    /** Returns a number in plain notation: 12345678.5, not 1.23456785E7. */
    private static @Nullable Object attribute(@Nullable Object stored) {
        return stored instanceof Double number
                ? new BigDecimal(BigDecimal.valueOf(number).toPlainString())
                : stored;
    }

    private @Nullable Object in(Customer customer, String unsubscribeUrl) {
        return switch (this) {
            case NAME -> customer.name();
            case FIRST_NAME -> firstWord(customer.name());
            case EMAIL -> customer.email();
            case PHONE -> customer.phone();
            case TOTAL_SPEND -> customer.totalSpend();
            case VISITS_COUNT -> customer.visitsCount();
            case LAST_ACTIVE_AT -> customer.lastActiveAt() == null ? null : day(customer.lastActiveAt());
            case UNSUBSCRIBE_URL -> unsubscribeUrl;
        };
    }

    private static String firstWord(String name) {
        String stripped = name.strip();
        int end = 0;
        while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
            end++;
        }
        return stripped.substring(0, end);
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
