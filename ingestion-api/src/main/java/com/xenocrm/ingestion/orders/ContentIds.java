package com.xenocrm.ingestion.orders;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OriginalAmounts;
import com.xenocrm.kit.security.Sha256;

/**
 * Identifiers of orders without one: a hash of the content and the request's idempotency key. The same order sent again
 * under the same key, or twice without a key, is therefore one order; two equal orders need identifiers to be
 * distinguished.
 */
final class ContentIds {

    private static final String PREFIX = "h-";
    private static final int HASH_LENGTH = 32;

    private final String key;

    ContentIds(@Nullable String idempotencyKey) {
        this.key = idempotencyKey == null ? "" : idempotencyKey;
    }

    Order identify(Order order) {
        return new Order(
                PREFIX + hash(contentOf(order)),
                order.customerId(),
                order.email(),
                order.products(),
                order.totalPrice(),
                order.orderDate(),
                order.status(),
                order.refundedAmount(),
                order.currency(),
                order.original(),
                order.attributes(),
                order.version());
    }

    /** Returns the content with one line per value; no value contains a line break. */
    private String contentOf(Order order) {
        StringBuilder content = new StringBuilder(key)
                .append('\n')
                .append(order.customerId())
                .append('\n')
                .append(order.email())
                .append('\n')
                .append(order.totalPrice())
                .append('\n')
                .append(order.orderDate())
                .append('\n')
                .append(order.status())
                .append(order.refundedAmount() == null ? "" : "\nrefunded " + order.refundedAmount())
                .append(written(order.original()))
                .append(written(order.attributes()));
        order.products()
                .forEach(product -> content.append('\n')
                        .append(product.productId())
                        .append('\n')
                        .append(product.name())
                        .append('\n')
                        .append(product.quantity())
                        .append('\n')
                        .append(product.price())
                        .append(written(product.attributes())));
        return content.toString();
    }

    private static String written(@Nullable OriginalAmounts original) {
        return original == null
                ? ""
                : "\n" + original.currency() + " " + original.totalPrice() + " at " + original.exchangeRate();
    }

    /**
     * Returns the attributes in the order of their names, which makes the order of sending irrelevant; empty if there
     * are none.
     */
    private static String written(@Nullable Map<String, Object> attributes) {
        return attributes == null ? "" : "\n" + new TreeMap<>(attributes);
    }

    private static String hash(String content) {
        return Sha256.hex(content).substring(0, HASH_LENGTH);
    }
}
