package com.xenocrm.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** An order to ingest. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OrderRecord(
        String orderId,
        String customerId,
        String email,
        List<Product> products,
        BigDecimal totalPrice,
        Instant orderDate) {

    public OrderRecord {
        products = List.copyOf(products);
    }

    /** Product line of an order. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Product(String productId, String name, int quantity, BigDecimal price) {}
}
