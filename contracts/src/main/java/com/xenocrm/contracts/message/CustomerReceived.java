package com.xenocrm.contracts.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Customers accepted over HTTP, validated and normalised. */
public record CustomerReceived(List<Customer> customers) implements CrmMessage {

    /**
     * Customer record from the shop.
     *
     * @param customerId the shop's identifier, never with an {@code @}; null if none was given
     * @param email normalised address
     * @param totalSpend spending reported by the shop; applies only while the customer has no orders
     * @param attributes scalar values only
     * @param removed values that the record clears; null if none
     * @param patch customer addressed by {@code _id}; null for a record that is matched by identifier or email
     * @param version strictly increasing time of acceptance (microseconds since the epoch); the larger one wins
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

        /** Creates a record that clears nothing and is matched by identifier or email. */
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
     * Values that a record removes. Values given by the same record remain.
     *
     * @param fields {@code phone}, {@code total_spend}, {@code visits_count}, {@code last_active_at},
     *     {@code attributes.<key>}, or all {@code attributes} or {@code tags}
     * @param tags single tags
     */
    public record Removal(List<String> fields, List<String> tags) {}

    /**
     * Change of one stored customer.
     *
     * @param id the customer's {@code _id}
     * @param unchanged {@code email}, {@code name} or both, if the record only repeats the stored value
     */
    public record Patch(String id, List<String> unchanged) {}
}
