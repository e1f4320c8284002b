package com.xenocrm.campaign.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.audience.Customer;

/** What a message may say about its recipient. What a customer does not have is rendered as nothing. */
enum Variable {
    NAME,
    FIRST_NAME,
    EMAIL,
    PHONE,
    TOTAL_SPEND,
    VISITS_COUNT,
    /** The day in UTC; Liquid's {@code date} filter takes it. */
    LAST_ACTIVE_AT;

    private static final Set<String> WORDS =
            Arrays.stream(values()).map(Variable::word).collect(Collectors.toSet());

    static boolean isKnown(String word) {
        return WORDS.contains(word);
    }

    /** All of them, for a person. */
    static String words() {
        return Arrays.stream(values()).map(Variable::word).collect(Collectors.joining(", "));
    }

    static Map<String, @Nullable Object> of(Customer customer) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Variable variable : values()) {
            values.put(variable.word(), variable.in(customer));
        }
        return values;
    }

    private @Nullable Object in(Customer customer) {
        return switch (this) {
            case NAME -> customer.name();
            case FIRST_NAME -> firstWord(customer.name());
            case EMAIL -> customer.email();
            case PHONE -> customer.phone();
            case TOTAL_SPEND -> customer.totalSpend();
            case VISITS_COUNT -> customer.visitsCount();
            case LAST_ACTIVE_AT -> customer.lastActiveAt() == null ? null : day(customer.lastActiveAt());
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

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
