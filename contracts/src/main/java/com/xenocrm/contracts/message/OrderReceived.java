package com.xenocrm.contracts.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Orders were accepted over HTTP; already validated and normalised. */
public record OrderReceived(List<Order> orders) implements CrmMessage {

    /**
     * One order as it was sent. At least one of {@code customerId} and {@code email} is there.
     *
     * @param email normalised: trimmed, lower case
     * @param totalPrice not negative, in the shop's currency
     * @param refundedAmount amount paid back of a completed order, at most the total price; null for nothing. An order
     *     with the status {@code REFUNDED} was refunded in full, whatever this says
     * @param currency the shop's currency (ISO 4217) when the order was accepted; null in messages of older versions
     * @param original the amounts before their conversion; null for an order in the shop's currency
     * @param attributes scalar values only; null when there are none
     * @param version strictly increasing stamp of acceptance (microseconds since the epoch); the larger one wins
     */
    public record Order(
            String orderId,
            @Nullable String customerId,
            @Nullable String email,
            List<Product> products,
            BigDecimal totalPrice,
            Instant orderDate,
            OrderStatus status,
            @Nullable BigDecimal refundedAmount,
            @Nullable String currency,
            @Nullable OriginalAmounts original,
            @Nullable Map<String, Object> attributes,
            long version) {}

    /**
     * Amounts in the currency that the customer paid in.
     *
     * @param exchangeRate price of one unit of that currency in the shop's currency
     */
    public record OriginalAmounts(
            String currency,
            BigDecimal exchangeRate,
            BigDecimal totalPrice,
            @Nullable BigDecimal refundedAmount) {}

    /**
     * One line of an order.
     *
     * @param price in the shop's currency
     * @param originalPrice the price before its conversion; null for an order in the shop's currency
     * @param attributes scalar values only; null when there are none
     */
    public record Product(
            String productId,
            @Nullable String name,
            int quantity,
            BigDecimal price,
            @Nullable BigDecimal originalPrice,
            @Nullable Map<String, Object> attributes) {}

    /** Only {@code COMPLETED} orders count for a customer's statistics. In storage: lower case. */
    public enum OrderStatus {
        COMPLETED,
        PENDING,
        CANCELLED,
        REFUNDED
    }
}
