package com.xenocrm.customerdata.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.OriginalAmounts;
import com.xenocrm.contracts.message.OrderReceived.Product;

/**
 * Update of an order's document by a record. It replaces all fields, but keeps earlier customer references and creation
 * time.
 */
final class OrderUpdate {

    private OrderUpdate() {}

    static Document of(Order order) {
        Document set = new Document();
        Document unset = new Document();
        put(set, unset, OrderFields.CUSTOMER_ID, order.customerId());
        put(set, unset, OrderFields.EMAIL, order.email());
        put(set, unset, OrderFields.ATTRIBUTES, order.attributes());
        put(set, unset, OrderFields.RECORD_VERSION, null);
        figures(set, unset, order).append(OrderFields.VERSION, order.version());
        Document update = new Document("$set", set)
                .append("$addToSet", new Document(OrderFields.CUSTOMER_REFS, new Document("$each", names(order))))
                .append("$setOnInsert", new Document(OrderFields.CREATED_AT, acceptedAt(order)));
        return withRefund(order, update.append("$unset", unset));
    }

    /** Returns the update of an anonymised order by a record of before the erasure: names and attributes stay away. */
    static Document ofAnonymous(Order order) {
        Document unset = new Document();
        Document set = figures(new Document(), unset, order).append(OrderFields.RECORD_VERSION, order.version());
        set.getList(OrderFields.PRODUCTS, Document.class).forEach(product -> product.remove(OrderFields.ATTRIBUTES));
        Document update = new Document("$set", set);
        return withRefund(order, unset.isEmpty() ? update : update.append("$unset", unset));
    }

    private static Document figures(Document set, Document unset, Order order) {
        put(set, unset, OrderFields.CURRENCY, order.currency());
        put(set, unset, OrderFields.ORIGINAL, original(order.original()));
        return set.append(OrderFields.PRODUCTS, products(order.products()))
                .append(OrderFields.TOTAL_PRICE, decimal(order.totalPrice()))
                .append(OrderFields.ORDER_DATE, Date.from(order.orderDate()))
                .append(OrderFields.STATUS, order.status().name().toLowerCase(Locale.ROOT));
    }

    /** Returns the update by a record that is older than the stored one. */
    static Document ofOlder(Order order) {
        return withRefund(order, new Document("$min", new Document(OrderFields.CREATED_AT, acceptedAt(order))));
    }

    /** Raises the stored refund to the record's; a refund never decreases, whatever the order of the records. */
    private static Document withRefund(Order order, Document update) {
        BigDecimal refund = order.status() == OrderStatus.REFUNDED ? order.totalPrice() : order.refundedAmount();
        if (refund == null) {
            return update;
        }
        Document raised = new Document(OrderFields.REFUNDED_AMOUNT, decimal(refund));
        boolean isInFull = order.status() == OrderStatus.REFUNDED
                || (refund.signum() > 0 && refund.compareTo(order.totalPrice()) >= 0);
        return update.append("$max", isInFull ? raised.append(OrderFields.REFUNDED_IN_FULL, true) : raised);
    }

    /** Returns the identifiers by which the order names its customer: shop identifier, email or both. */
    static List<String> names(Order order) {
        List<String> names = Stream.of(order.customerId(), order.email())
                .filter(Objects::nonNull)
                .map(String.class::cast)
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Order " + order.orderId() + " names no customer");
        }
        return names;
    }

    private static Date acceptedAt(Order order) {
        return Date.from(Instant.EPOCH.plus(order.version(), ChronoUnit.MICROS));
    }

    private static List<Document> products(List<Product> products) {
        return products.stream().map(OrderUpdate::product).toList();
    }

    private static Document product(Product product) {
        Document line = new Document("product_id", product.productId())
                .append("name", product.name())
                .append("quantity", product.quantity())
                .append("price", new Decimal128(product.price()));
        if (product.originalPrice() != null) {
            line.append("original_price", new Decimal128(product.originalPrice()));
        }
        return product.attributes() == null
                ? line
                : line.append(OrderFields.ATTRIBUTES, new Document(product.attributes()));
    }

    private static @Nullable Document original(@Nullable OriginalAmounts amounts) {
        if (amounts == null) {
            return null;
        }
        Document document = new Document(OrderFields.CURRENCY, amounts.currency())
                .append(OrderFields.EXCHANGE_RATE, decimal(amounts.exchangeRate()))
                .append(OrderFields.TOTAL_PRICE, decimal(amounts.totalPrice()));
        return amounts.refundedAmount() == null
                ? document
                : document.append(OrderFields.REFUNDED_AMOUNT, decimal(amounts.refundedAmount()));
    }

    private static @Nullable Decimal128 decimal(@Nullable BigDecimal amount) {
        return amount == null ? null : new Decimal128(amount);
    }

    private static void put(Document set, Document unset, String field, @Nullable Object value) {
        if (value == null) {
            unset.append(field, "");
        } else {
            set.append(field, value);
        }
    }
}
