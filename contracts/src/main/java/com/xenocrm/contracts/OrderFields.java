package com.xenocrm.contracts;

import com.xenocrm.contracts.message.OrderReceived;

/** Fields of an order that more than one process reads; its {@code _id} is the order id. */
public final class OrderFields {

    public static final String CUSTOMER_ID = "customer_id";
    public static final String EMAIL = "email";
    public static final String PRODUCTS = "products";
    public static final String TOTAL_PRICE = "total_price";
    public static final String ORDER_DATE = "order_date";

    /** Lower case of {@link OrderReceived.OrderStatus}. */
    public static final String STATUS = "status";

    /** What was paid back of a completed order; absent when nothing was. */
    public static final String REFUNDED_AMOUNT = "refunded_amount";

    /** The shop's currency when the order was accepted; absent in older orders. */
    public static final String CURRENCY = "currency";

    /** Currency, exchange rate and amounts before the conversion; absent for an order in the shop's currency. */
    public static final String ORIGINAL = "original";

    public static final String EXCHANGE_RATE = "exchange_rate";

    public static final String ATTRIBUTES = "attributes";

    /** Every {@link #CUSTOMER_ID} and {@link #EMAIL} that the order ever gave: who must be recounted when it changes. */
    public static final String CUSTOMER_REFS = "customer_refs";

    public static final String CREATED_AT = "created_at";

    /** Stamp of the record that was applied last; an older one changes nothing. */
    public static final String VERSION = "version";

    private OrderFields() {}
}
