package com.xenocrm.customerdata.order;

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

import com.xenocrm.customerdata.customer.Amounts;

/** Order in answers of the API. */
@Document(OrderFields.COLLECTION)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OrderView(
        @Id @JsonProperty("_id") String id,
        @Field(OrderFields.CUSTOMER_ID) @Nullable String customerId,
        @Field(OrderFields.EMAIL) @Nullable String email,
        @Field(OrderFields.PRODUCTS) @Nullable List<ProductView> products,
        @Field(OrderFields.TOTAL_PRICE) @Nullable BigDecimal totalPrice,
        @Field(OrderFields.ORDER_DATE) @Nullable Instant orderDate,
        @Field(OrderFields.STATUS) @Nullable String status,
        @Field(OrderFields.REFUNDED_AMOUNT) @Nullable BigDecimal refundedAmount,
        @Field(OrderFields.CURRENCY) @Nullable String currency,
        @Field(OrderFields.ORIGINAL) @Nullable OriginalView original,
        @Field(OrderFields.ATTRIBUTES) @Nullable Map<String, Object> attributes,
        @Field(OrderFields.CREATED_AT) @Nullable Instant createdAt) {

    public OrderView {
        products = products == null ? List.of() : products;
        totalPrice = Amounts.shown(totalPrice);
        refundedAmount = refundedAmount == null ? null : Amounts.shown(refundedAmount);
        attributes = attributes == null ? Map.of() : attributes;
    }

    /** Returns the identifier under the name that is used in requests. */
    @JsonProperty("order_id")
    public String orderId() {
        return id;
    }

    /** Amounts of an order before the conversion. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OriginalView(
            @Field(OrderFields.CURRENCY) String currency,
            @Field(OrderFields.EXCHANGE_RATE) BigDecimal exchangeRate,
            @Field(OrderFields.TOTAL_PRICE) BigDecimal totalPrice,
            @Field(OrderFields.REFUNDED_AMOUNT) @Nullable BigDecimal refundedAmount) {}

    /** Product line of an order. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ProductView(
            @Field("product_id") @Nullable String productId,
            @Field("name") @Nullable String name,
            @Field("quantity") @Nullable Integer quantity,
            @Field("price") @Nullable BigDecimal price,
            @Field("original_price") @Nullable BigDecimal originalPrice,
            @Field(OrderFields.ATTRIBUTES) @Nullable Map<String, Object> attributes) {

        public ProductView {
            price = Amounts.shown(price);
        }
    }
}
