package com.xenocrm.client;

import java.math.BigDecimal;

import tools.jackson.databind.JsonNode;

/** Customer in answers of the API. */
public record CustomerView(String id, String name, String email, BigDecimal totalSpend, long visitsCount) {

    static CustomerView of(JsonNode customer) {
        return new CustomerView(
                customer.path("_id").asString(""),
                customer.path("name").asString(""),
                customer.path("email").asString(""),
                customer.path("total_spend").decimalValue(BigDecimal.ZERO),
                customer.path("visits_count").asLong(0));
    }
}
