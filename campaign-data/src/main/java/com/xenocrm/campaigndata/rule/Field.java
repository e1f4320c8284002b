package com.xenocrm.campaigndata.rule;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.xenocrm.contracts.CustomerFields;

/** Something about a customer that a rule can ask for. */
public record Field(String name, Kind kind) {

    static final Field INACTIVE_DAYS = new Field("inactive_days", Kind.DAYS);

    private static final String ATTRIBUTE_PREFIX = CustomerFields.ATTRIBUTES + ".";
    private static final Pattern ATTRIBUTE_KEY = Pattern.compile("[a-z0-9_]{1,64}");

    private static final Field TOTAL_SPEND = new Field(CustomerFields.TOTAL_SPEND, Kind.MONEY);
    private static final Field VISITS_COUNT = new Field(CustomerFields.VISITS_COUNT, Kind.COUNT);
    private static final Field LAST_ACTIVE_AT = new Field(CustomerFields.LAST_ACTIVE_AT, Kind.DATE);

    private static final Map<String, Field> BY_NAME = Map.ofEntries(
            Map.entry(CustomerFields.TOTAL_SPEND, TOTAL_SPEND),
            Map.entry("totalSpent", TOTAL_SPEND),
            Map.entry(CustomerFields.VISITS_COUNT, VISITS_COUNT),
            Map.entry("totalOrders", VISITS_COUNT),
            Map.entry("visits", VISITS_COUNT),
            Map.entry(CustomerFields.LAST_ACTIVE_AT, LAST_ACTIVE_AT),
            Map.entry("lastPurchaseDate", LAST_ACTIVE_AT),
            Map.entry("inactive_days", INACTIVE_DAYS),
            Map.entry(CustomerFields.NAME, new Field(CustomerFields.NAME, Kind.TEXT)),
            Map.entry(CustomerFields.EMAIL, new Field(CustomerFields.EMAIL, Kind.EMAIL)),
            Map.entry(CustomerFields.PHONE, new Field(CustomerFields.PHONE, Kind.TEXT)),
            Map.entry(CustomerFields.TAGS, new Field(CustomerFields.TAGS, Kind.TAGS)),
            Map.entry(CustomerFields.CREATED_AT, new Field(CustomerFields.CREATED_AT, Kind.DATE)));

    /** The field of this name or alias, when there is one. */
    static Optional<Field> named(String name) {
        if (isAttribute(name)) {
            return Optional.of(new Field(name, Kind.ATTRIBUTE));
        }
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** True for {@code attributes.<key>} with a key that an attribute can have. */
    public static boolean isAttribute(String name) {
        return name.startsWith(ATTRIBUTE_PREFIX)
                && ATTRIBUTE_KEY.matcher(attributeKey(name)).matches();
    }

    /** The key in {@code attributes.<key>}. */
    public static String attributeKey(String name) {
        return name.substring(ATTRIBUTE_PREFIX.length());
    }

    /** Where it is in a customer's document. */
    public String path() {
        return kind == Kind.DAYS ? CustomerFields.LAST_ACTIVE_AT : name;
    }

    /** What sort of value a field has, and so what can be asked of it. */
    public enum Kind {
        /** An exact decimal. */
        MONEY,
        /** A number. */
        COUNT,
        /** Days that have passed since an instant. */
        DAYS,
        /** An instant. */
        DATE,
        /** Text as the shop wrote it. */
        TEXT,
        /** A normalised email address. */
        EMAIL,
        /** A list of words; a condition holds when it holds for one of them. */
        TAGS,
        /** Text, number or flag, as the shop sent it. A rule's text that spells a number or flag equals that, too. */
        ATTRIBUTE;

        boolean allows(Operator operator) {
            return switch (operator) {
                case EXISTS, EQUAL, NOT_EQUAL -> true;
                case GREATER, LESS, AT_LEAST, AT_MOST, BETWEEN -> this != TEXT && this != EMAIL && this != TAGS;
                case CONTAINS, NOT_CONTAINS, STARTS_WITH ->
                    this == TEXT || this == EMAIL || this == TAGS || this == ATTRIBUTE;
                case IN, NOT_IN -> this != DAYS && this != DATE;
                case IN_LAST, NOT_IN_LAST -> this == DATE;
            };
        }
    }
}
