package com.xenocrm.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.bson.Document;
import org.bson.types.Decimal128;

import com.xenocrm.contracts.OrderFields;
import com.xenocrm.contracts.OrderReceived.Order;
import com.xenocrm.contracts.OrderReceived.Product;

/** What an order record changes in its document. */
final class OrderUpdate {

    private OrderUpdate() {}

    static Document of(Order order) {
        String ref = customerRef(order);
        Date acceptedAt = Date.from(Instant.EPOCH.plus(order.version(), ChronoUnit.MICROS));
        Document set = new Document(OrderFields.CUSTOMER_ID, order.customerId())
                .append(OrderFields.EMAIL, order.email())
                .append(OrderFields.CUSTOMER_REF, ref)
                .append(OrderFields.PRODUCTS, products(order.products()))
                .append(OrderFields.TOTAL_PRICE, new Decimal128(order.totalPrice()))
                .append(OrderFields.ORDER_DATE, Date.from(order.orderDate()))
                .append(OrderFields.STATUS, order.status().name().toLowerCase(Locale.ROOT))
                .append(OrderFields.VERSION, order.version());
        return new Document("$set", set)
                .append("$addToSet", new Document(OrderFields.CUSTOMER_REFS, ref))
                .append("$setOnInsert", new Document(OrderFields.CREATED_AT, acceptedAt));
    }

    /** What the order names its customer by: the email when it gave one, else the customer id. */
    static String customerRef(Order order) {
        String ref = order.email() == null ? order.customerId() : order.email();
        if (ref == null) {
            throw new IllegalArgumentException("Order " + order.orderId() + " names no customer");
        }
        return ref;
    }

    private static List<Document> products(List<Product> products) {
        return products.stream().map(OrderUpdate::product).toList();
    }

    private static Document product(Product product) {
        Document line = new Document("product_id", product.productId())
                .append("name", product.name())
                .append("quantity", product.quantity())
                .append("price", new Decimal128(product.price()));
        return product.attributes() == null
                ? line
                : line.append(OrderFields.ATTRIBUTES, new Document(product.attributes()));
    }
}
