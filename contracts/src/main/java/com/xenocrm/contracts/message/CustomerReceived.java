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
     * @param removed what the record clears; null when it clears nothing
     * @param patch addresses one customer by {@code _id}; null for a record that is found by identifier or email
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
            @Nullable Removal removed,
            @Nullable Patch patch,
            long version) {

        /** Creates a record that clears nothing and is found by identifier or email. */
        public Customer(
                @Nullable String customerId,
                String email,
                String name,
                @Nullable String phone,
                @Nullable BigDecimal totalSpend,
                @Nullable Integer visitsCount,
                @Nullable Instant lastActiveAt,
                List<String> tags,
                Map<String, Object> attributes,
                long version) {
            this(
                    customerId,
                    email,
                    name,
                    phone,
                    totalSpend,
                    visitsCount,
                    lastActiveAt,
                    tags,
                    attributes,
                    null,
                    null,
                    version);
        }
    }

    /**
     * Values that a record takes away. What the same record gives, holds.
     *
     * @param fields {@code phone}, {@code total_spend}, {@code visits_count}, {@code last_active_at},
     *     {@code attributes.<key>}, or all {@code attributes} or {@code tags}
     * @param tags single tags
     */
    public record Removal(List<String> fields, List<String> tags) {}

    /**
     * Change of one known customer.
     *
     * @param id the customer's {@code _id}
     * @param unchanged {@code email}, {@code name} or both, where the record repeats the known value and changes nothing
     */
    public record Patch(String id, List<String> unchanged) {}
}
