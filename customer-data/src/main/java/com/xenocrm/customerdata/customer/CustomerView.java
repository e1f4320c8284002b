package com.xenocrm.customerdata.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Customer in answers of the API. */
@Document(CustomerFields.COLLECTION)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CustomerView(
        @Id @JsonProperty("_id") String id,
        @Field(CustomerFields.CUSTOMER_ID) @Nullable String customerId,
        @Field(CustomerFields.NAME) @Nullable String name,
        @Field(CustomerFields.EMAIL) String email,
        @Field(CustomerFields.PHONE) @Nullable String phone,
        @Field(CustomerFields.TOTAL_SPEND) @Nullable BigDecimal totalSpend,
        @Field(CustomerFields.VISITS_COUNT) @Nullable Integer visitsCount,
        @Field(CustomerFields.LAST_ACTIVE_AT) @Nullable Instant lastActiveAt,
        @Field(CustomerFields.FIRST_ORDER_AT) @Nullable Instant firstOrderAt,
        @Field(CustomerFields.LAST_OPENED_AT) @Nullable Instant lastOpenedAt,
        @Field(CustomerFields.LAST_CLICKED_AT) @Nullable Instant lastClickedAt,
        @Field(CustomerFields.AVG_ORDER_VALUE) @Nullable BigDecimal avgOrderValue,
        @Field(CustomerFields.TAGS) @Nullable List<String> tags,
        @Field(CustomerFields.ATTRIBUTES) @Nullable Map<String, Object> attributes,
        @Field(CustomerFields.CREATED_AT) @Nullable Instant createdAt,
        @Field(CustomerFields.UPDATED_AT) @Nullable Instant updatedAt) {

    public CustomerView {
        totalSpend = Amounts.shown(totalSpend);
        visitsCount = visitsCount == null ? 0 : visitsCount;
        avgOrderValue = Amounts.shown(avgOrderValue);
        tags = tags == null ? List.of() : tags;
        attributes = attributes == null ? Map.of() : attributes;
    }
}
