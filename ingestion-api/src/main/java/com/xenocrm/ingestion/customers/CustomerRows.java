package com.xenocrm.ingestion.customers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Patch;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.ingestion.intake.RowReader;
import com.xenocrm.ingestion.row.Attributes;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Identifiers;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.text.InvalidTextException;
import com.xenocrm.kit.text.PlainText;

/**
 * Reader of customer rows. Unknown fields become attributes, by the attributes' rules. Null clears an optional field.
 */
public final class CustomerRows implements RowReader<Customer> {

    static final int LONGEST_NAME = 200;
    private static final int LONGEST_PHONE = 32;
    private static final int LONGEST_TAG = 64;
    private static final int MOST_TAGS = 50;
    private static final int MOST_VISITS = 1_000_000_000;

    private static final Field CUSTOMER_ID = Field.of("customer_id", "_id");
    static final Field EMAIL = Field.of("email");
    static final Field NAME = Field.of("name");
    private static final Field PHONE = Field.of("phone");
    private static final Field TOTAL_SPEND = Field.of("total_spend");
    private static final Field VISITS_COUNT = Field.of("visits_count");
    private static final Field LAST_ACTIVE_AT = Field.of("last_active_at");
    private static final Field TAGS = Field.of("tags");
    private static final Field TAGS_ADD = Field.of("tags_add");
    private static final Field TAGS_REMOVE = Field.of("tags_remove");
    private static final Field CURRENCY = Field.of("currency");

    /** Fields that null clears. */
    private static final List<Field> CLEARABLE =
            List.of(PHONE, TOTAL_SPEND, VISITS_COUNT, LAST_ACTIVE_AT, TAGS, Attributes.FIELD);

    /**
     * Fields that are not attributes. Computed fields of our own answers are ignored, but are no reason to refuse a
     * customer.
     */
    public static final List<Field> FIELDS = List.of(
            CUSTOMER_ID,
            EMAIL,
            NAME,
            PHONE,
            TOTAL_SPEND,
            VISITS_COUNT,
            LAST_ACTIVE_AT,
            TAGS,
            TAGS_ADD,
            TAGS_REMOVE,
            Attributes.FIELD,
            Field.of("first_order_at"),
            Field.of("avg_order_value"),
            Field.of("created_at"),
            Field.of("updated_at"));

    private static final Set<String> KNOWN = Field.spellings(FIELDS);

    private final LongSupplier versions;
    private final CurrencyUnit shopCurrency;

    /** Creates the reader.
     * @param versions supplier of versions of records
     */
    public CustomerRows(LongSupplier versions, CurrencyUnit shopCurrency) {
        this.versions = versions;
        this.shopCurrency = shopCurrency;
    }

    @Override
    public Customer read(Row row) {
        return read(row, row.required(EMAIL, row.email(EMAIL)), row.required(NAME, row.text(NAME, LONGEST_NAME)), null);
    }

    /** Reads the optional fields. */
    Customer read(Row row, String email, String name, @Nullable Patch patch) {
        row.refuseContradictions(FIELDS);
        Attributes attributes = Attributes.of(row, KNOWN);
        Set<String> tags = tags(row, TAGS);
        tags.addAll(tags(row, TAGS_ADD));
        return new Customer(
                Identifiers.customerId(row, CUSTOMER_ID),
                email,
                name,
                row.code(PHONE, LONGEST_PHONE),
                totalSpend(row, attributes),
                row.count(VISITS_COUNT, 0, MOST_VISITS),
                row.time(LAST_ACTIVE_AT),
                List.copyOf(tags),
                attributes.values(),
                removal(row, tags, attributes.cleared()),
                patch,
                versions.getAsLong());
    }

    @Override
    public Map<String, String> names(Customer customer) {
        return customer.customerId() == null
                ? Map.of(EMAIL.name(), customer.email())
                : Map.of(EMAIL.name(), customer.email(), CUSTOMER_ID.name(), customer.customerId());
    }

    /** Returns the spend; an attribute {@code currency} gives its currency. */
    private @Nullable BigDecimal totalSpend(Row row, Attributes attributes) {
        BigDecimal spend = row.money(TOTAL_SPEND, shopCurrency);
        Object currency = attributes.values().get(CURRENCY.name());
        if (spend != null
                && currency != null
                && !CurrencyUnit.named(currency.toString()).equals(Optional.of(shopCurrency))) {
            throw row.problem(
                    CURRENCY,
                    "is not the shop's currency, %s, so total_spend cannot be counted".formatted(shopCurrency.code()));
        }
        return spend;
    }

    private static @Nullable Removal removal(Row row, Set<String> tags, Set<String> attributes) {
        List<String> fields = new ArrayList<>();
        CLEARABLE.stream().filter(row::isCleared).map(Field::name).forEach(fields::add);
        attributes.forEach(name -> fields.add(Attributes.FIELD.name() + "." + name));
        Set<String> removedTags = tags(row, TAGS_REMOVE);
        if (!Collections.disjoint(removedTags, tags)) {
            throw row.problem(TAGS_REMOVE, "holds a tag that is added");
        }
        return fields.isEmpty() && removedTags.isEmpty() ? null : new Removal(fields, List.copyOf(removedTags));
    }

    private static Set<String> tags(Row row, Field field) {
        Set<String> tags = new LinkedHashSet<>();
        JsonNode array = row.array(field, MOST_TAGS);
        if (array == null) {
            return tags;
        }
        for (JsonNode element : array) {
            tags.add(tag(row, field, element));
        }
        return tags;
    }

    private static String tag(Row row, Field field, JsonNode element) {
        try {
            String tag = element.isString() ? PlainText.normalise(element.stringValue(), LONGEST_TAG) : "";
            if (!tag.isEmpty()) {
                return tag;
            }
        } catch (InvalidTextException e) {
            throw row.problem(field, "must be texts of 1 to 64 characters; one " + e.fault());
        }
        throw row.problem(field, "must be texts of 1 to 64 characters");
    }
}
