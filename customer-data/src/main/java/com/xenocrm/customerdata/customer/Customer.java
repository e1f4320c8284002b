package com.xenocrm.customerdata.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Customer with the fields that campaigns need. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Customer(
        @JsonProperty("_id") String id,
        String name,
        String email,
        @Nullable String phone,
        BigDecimal totalSpend,
        long visitsCount,
        @Nullable Instant lastActiveAt,
        List<String> tags,
        Map<String, Object> attributes,
        @Nullable Instant createdAt) {

    /** Returns the customer in a document. */
    public static Customer of(Document stored) {
        return new Customer(
                stored.getString("_id"),
                text(stored, CustomerFields.NAME),
                text(stored, CustomerFields.EMAIL),
                stored.getString(CustomerFields.PHONE),
                money(stored.get(CustomerFields.TOTAL_SPEND)),
                stored.get(CustomerFields.VISITS_COUNT) instanceof Number visits ? visits.longValue() : 0,
                instant(stored, CustomerFields.LAST_ACTIVE_AT),
                stored.getList(CustomerFields.TAGS, String.class, List.of()),
                stored.get(CustomerFields.ATTRIBUTES, new Document()),
                instant(stored, CustomerFields.CREATED_AT));
    }

    private static String text(Document stored, String key) {
        return stored.get(key, "");
    }

    private static BigDecimal money(@Nullable Object amount) {
        return Amounts.shown(
                switch (amount) {
                    case Decimal128 decimal -> decimal.bigDecimalValue();
                    case Number number -> new BigDecimal(number.toString());
                    case null, default -> null;
                });
    }

    private static @Nullable Instant instant(Document stored, String key) {
        Date date = stored.getDate(key);
        return date == null ? null : date.toInstant();
    }
}
