package com.xenocrm.contracts.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Customers were accepted over HTTP; already validated and normalised. */
public record CustomerReceived(List<Customer> customers) implements CrmMessage {

    /**
     * One customer as it was sent.
     *
     * @param customerId the shop's own identifier, never with an {@code @}; null when none was given
     * @param email normalised: trimmed, lower case
     * @param totalSpend what the shop reports; counts only while the customer has no orders
     * @param attributes scalar values only
     * @param version strictly increasing stamp of acceptance (microseconds since the epoch); the larger one wins
     */
    public record Customer(
            @Nullable String customerId,
            String email,
            String name,
            @Nullable String phone,
            @Nullable BigDecimal totalSpend,
            @Nullable Integer visitsCount,
            @Nullable Instant lastActiveAt,
            List<String> tags,
            Map<String, Object> attributes,
            long version) {}
}
