package com.xenocrm.campaigndata.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.customerdata.audience.QueryField;

/** Customer field that a rule can query. */
public record Field(String name, Kind kind) {

    static final Field INACTIVE_DAYS = new Field("inactive_days", Kind.DAYS);

    /** Name of the object with the attributes, in rules and templates. */
    public static final String ATTRIBUTES = QueryField.ATTRIBUTES.path();

    private static final String ATTRIBUTE_PREFIX = ATTRIBUTES + ".";
    private static final Pattern ATTRIBUTE_KEY = Pattern.compile("[a-z0-9_]{1,64}");

    private static final Field TOTAL_SPEND = new Field(QueryField.TOTAL_SPEND.path(), Kind.MONEY);
    private static final Field VISITS_COUNT = new Field(QueryField.VISITS_COUNT.path(), Kind.COUNT);
    private static final Field LAST_ACTIVE_AT = new Field(QueryField.LAST_ACTIVE_AT.path(), Kind.DATE);

    private static final Map<String, Field> BY_NAME = Map.ofEntries(
            Map.entry(QueryField.TOTAL_SPEND.path(), TOTAL_SPEND),
            Map.entry("totalSpent", TOTAL_SPEND),
            Map.entry(QueryField.VISITS_COUNT.path(), VISITS_COUNT),
            Map.entry("totalOrders", VISITS_COUNT),
            Map.entry("visits", VISITS_COUNT),
            Map.entry(QueryField.LAST_ACTIVE_AT.path(), LAST_ACTIVE_AT),
            Map.entry("lastPurchaseDate", LAST_ACTIVE_AT),
            Map.entry("inactive_days", INACTIVE_DAYS),
            Map.entry(QueryField.NAME.path(), new Field(QueryField.NAME.path(), Kind.TEXT)),
            Map.entry(QueryField.EMAIL.path(), new Field(QueryField.EMAIL.path(), Kind.EMAIL)),
            Map.entry(QueryField.PHONE.path(), new Field(QueryField.PHONE.path(), Kind.TEXT)),
            Map.entry(QueryField.TAGS.path(), new Field(QueryField.TAGS.path(), Kind.TAGS)),
            Map.entry(QueryField.LAST_OPENED_AT.path(), new Field(QueryField.LAST_OPENED_AT.path(), Kind.DATE)),
            Map.entry(QueryField.LAST_CLICKED_AT.path(), new Field(QueryField.LAST_CLICKED_AT.path(), Kind.DATE)),
            Map.entry(
                    QueryField.RECEIVED_CAMPAIGN.path(), new Field(QueryField.RECEIVED_CAMPAIGN.path(), Kind.CAMPAIGN)),
            Map.entry(QueryField.OPENED_CAMPAIGN.path(), new Field(QueryField.OPENED_CAMPAIGN.path(), Kind.CAMPAIGN)),
            Map.entry(QueryField.CLICKED_CAMPAIGN.path(), new Field(QueryField.CLICKED_CAMPAIGN.path(), Kind.CAMPAIGN)),
            Map.entry(QueryField.CREATED_AT.path(), new Field(QueryField.CREATED_AT.path(), Kind.DATE)));

    /** Returns the field with this name or alias; empty if there is none. */
    static Optional<Field> named(String name) {
        if (isAttribute(name)) {
            return Optional.of(new Field(name, Kind.ATTRIBUTE));
        }
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns whether the name is {@code attributes.<key>} with a valid attribute key. */
    public static boolean isAttribute(String name) {
        return name.startsWith(ATTRIBUTE_PREFIX)
                && ATTRIBUTE_KEY.matcher(attributeKey(name)).matches();
    }

    /** Returns the key in {@code attributes.<key>}. */
    public static String attributeKey(String name) {
        return name.substring(ATTRIBUTE_PREFIX.length());
    }

    /** Returns the path in a customer's document. */
    public String path() {
        return kind == Kind.DAYS ? QueryField.LAST_ACTIVE_AT.path() : name;
    }

    /** Returns all fields that rules can name, for their authors; one of them stands for all attributes. */
    public static List<Description> descriptions() {
        Stream<Field> named = Stream.of(
                        QueryField.TOTAL_SPEND.path(),
                        QueryField.VISITS_COUNT.path(),
                        QueryField.LAST_ACTIVE_AT.path(),
                        INACTIVE_DAYS.name(),
                        QueryField.CREATED_AT.path(),
                        QueryField.NAME.path(),
                        QueryField.EMAIL.path(),
                        QueryField.PHONE.path(),
                        QueryField.TAGS.path(),
                        QueryField.LAST_OPENED_AT.path(),
                        QueryField.LAST_CLICKED_AT.path(),
                        QueryField.RECEIVED_CAMPAIGN.path(),
                        QueryField.OPENED_CAMPAIGN.path(),
                        QueryField.CLICKED_CAMPAIGN.path())
                .map(BY_NAME::get);
        return Stream.concat(named, Stream.of(new Field(ATTRIBUTES, Kind.ATTRIBUTE)))
                .map(field -> new Description(
                        field.name(),
                        field.kind().name().toLowerCase(Locale.ROOT),
                        Stream.of(Operator.values())
                                .filter(field.kind()::allows)
                                .map(Operator::value)
                                .toList()))
                .toList();
    }

    /** Field with its kind and permitted operators. */
    public record Description(String name, String kind, List<String> operators) {}

    /** Type of a field, which determines the permitted operators. */
    public enum Kind {
        /** An exact decimal. */
        MONEY,
        /** A number. */
        COUNT,
        /** Whole days since an instant. */
        DAYS,
        /** An instant. */
        DATE,
        /** Text as the shop wrote it. */
        TEXT,
        /** A normalised email address. */
        EMAIL,
        /** List of words; a condition holds if it holds for one of them. */
        TAGS,
        /** List of identifiers of campaigns; a condition holds if it holds for one of them. */
        CAMPAIGN,
        /**
         * Text, number or boolean, as received from the shop. A rule's text that spells a number or boolean also equals
         * that value.
         */
        ATTRIBUTE;

        boolean allows(Operator operator) {
            return switch (operator) {
                case EXISTS, EQUAL, NOT_EQUAL -> true;
                case GREATER, LESS, AT_LEAST, AT_MOST, BETWEEN ->
                    this != TEXT && this != EMAIL && this != TAGS && this != CAMPAIGN;
                case CONTAINS, NOT_CONTAINS, STARTS_WITH ->
                    this == TEXT || this == EMAIL || this == TAGS || this == ATTRIBUTE;
                case IN, NOT_IN -> this != DATE;
                case IN_LAST, NOT_IN_LAST -> this == DATE;
            };
        }
    }
}
