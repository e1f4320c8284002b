package com.xenocrm.customerdata.erasure;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.Product;

/** Copies of orders that do not name an erased person. */
final class ErasedOrder {

    private ErasedOrder() {}

    /** Returns the order of another customer without the address. */
    static Order withoutAddress(Order order) {
        return new Order(
                order.orderId(),
                order.customerId(),
                null,
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

    /** Returns the order without customer, address and attributes. */
    static Order anonymous(Order order, String anonymousId) {
        return new Order(
                order.orderId(),
                anonymousId,
                null,
                order.products().stream()
                        .map(product -> new Product(
                                product.productId(),
                                product.name(),
                                product.quantity(),
                                product.price(),
                                product.originalPrice(),
                                null))
                        .toList(),
                order.totalPrice(),
                order.orderDate(),
                order.status(),
                order.refundedAmount(),
                order.currency(),
                order.original(),
                null,
                order.version());
    }
}
