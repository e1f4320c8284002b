package com.xenocrm.contracts.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Orders accepted over HTTP, validated and normalised. */
public record OrderReceived(List<Order> orders) implements CrmMessage {

    /**
     * Order record from the shop. At least one of {@code customerId} and {@code email} is present.
     *
     * @param email normalised address
     * @param totalPrice total in the shop's currency, not negative
     * @param refundedAmount refund of a completed order, at most the total price; null for none. Ignored for the status {@code REFUNDED}, which means a full refund
     * @param currency the shop's currency (ISO 4217) when the order was accepted; null in messages of older versions
     * @param original amounts before the conversion; null for an order in the shop's currency
     * @param attributes scalar values only; null when there are none
     * @param version strictly increasing time of acceptance (microseconds since the epoch); the larger one wins
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
     * Amounts in the currency of the payment.
     *
     * @param exchangeRate price of one unit of that currency in the shop's currency
     */
    public record OriginalAmounts(
            String currency,
            BigDecimal exchangeRate,
            BigDecimal totalPrice,
            @Nullable BigDecimal refundedAmount) {}

    /**
     * Product line of an order.
     *
     * @param price price in the shop's currency
     * @param originalPrice price before the conversion; null for an order in the shop's currency
     * @param attributes scalar values only; null when there are none
     */
    public record Product(
            String productId,
            @Nullable String name,
            int quantity,
            BigDecimal price,
            @Nullable BigDecimal originalPrice,
            @Nullable Map<String, Object> attributes) {}

    /** Status of an order, stored in lower case. Only {@code COMPLETED} orders count in a customer's statistics. */
    public enum OrderStatus {
        COMPLETED,
        PENDING,
        CANCELLED,
        REFUNDED
    }
}
