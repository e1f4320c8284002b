package com.xenocrm.customerdata.order;

import com.xenocrm.contracts.message.OrderReceived;

/** Fields of the collection {@code orders}; {@code _id} is the order id. */
final class OrderFields {

    static final String COLLECTION = "orders";

    static final String CUSTOMER_ID = "customer_id";
    static final String EMAIL = "email";
    static final String PRODUCTS = "products";
    static final String TOTAL_PRICE = "total_price";
    static final String ORDER_DATE = "order_date";

    /** Lower case of {@link OrderReceived.OrderStatus}. */
    static final String STATUS = "status";

    /** Refund of a completed order; absent without refund. */
    static final String REFUNDED_AMOUNT = "refunded_amount";

    /** True if any record of the order reported a full refund; otherwise absent. */
    static final String REFUNDED_IN_FULL = "refunded_in_full";

    /** The shop's currency when the order was accepted; absent in older orders. */
    static final String CURRENCY = "currency";

    /** Currency, exchange rate and amounts before the conversion; absent for an order in the shop's currency. */
    static final String ORIGINAL = "original";

    static final String EXCHANGE_RATE = "exchange_rate";

    static final String ATTRIBUTES = "attributes";

    /**
     * All values of {@link #CUSTOMER_ID} and {@link #EMAIL} that the order ever had; these customers are recomputed.
     */
    static final String CUSTOMER_REFS = "customer_refs";

    static final String CREATED_AT = "created_at";

    /** Version of the newest record. */
    static final String VERSION = "version";

    /** Version of the newest record of an anonymised order, whose {@link #VERSION} is the erasure's; otherwise absent. */
    static final String RECORD_VERSION = "record_version";

    private OrderFields() {}
}
