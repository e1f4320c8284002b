package com.xenocrm.customerdata.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Projections.include;

/** Stored order with its customer and amounts. */
public final class StoredOrder {

    static final Bson PROJECTION = include(
            OrderFields.CUSTOMER_ID,
            OrderFields.EMAIL,
            OrderFields.CUSTOMER_REFS,
            OrderFields.STATUS,
            OrderFields.TOTAL_PRICE,
            OrderFields.REFUNDED_AMOUNT,
            OrderFields.REFUNDED_IN_FULL,
            OrderFields.ORDER_DATE);

    private static final String COMPLETED = "completed";

    private final Document document;

    StoredOrder(Document document) {
        this.document = document;
    }

    /** Returns the stored order of a view, as far as its ownership needs it. */
    static StoredOrder of(OrderView order) {
        return new StoredOrder(new Document("_id", order.id())
                .append(OrderFields.CUSTOMER_ID, order.customerId())
                .append(OrderFields.EMAIL, order.email()));
    }

    String id() {
        return document.getString("_id");
    }

    @Nullable
    String customerId() {
        return document.getString(OrderFields.CUSTOMER_ID);
    }

    @Nullable
    String email() {
        return document.getString(OrderFields.EMAIL);
    }

    /** Returns all identifiers by which the order ever named a customer. */
    public List<String> identifiersEver() {
        return document.getList(OrderFields.CUSTOMER_REFS, String.class);
    }

    public Instant date() {
        return document.getDate(OrderFields.ORDER_DATE).toInstant();
    }

    /** Returns whether the order counts in statistics and campaign results: completed and not fully refunded. */
    public boolean counts() {
        return COMPLETED.equals(document.getString(OrderFields.STATUS)) && !isRefundedInFull();
    }

    private boolean isRefundedInFull() {
        BigDecimal refunded = amount(OrderFields.REFUNDED_AMOUNT);
        return document.getBoolean(OrderFields.REFUNDED_IN_FULL, false)
                || (refunded.signum() > 0 && refunded.compareTo(amount(OrderFields.TOTAL_PRICE)) >= 0);
    }

    /** Returns the price less refunds. */
    public BigDecimal paid() {
        return amount(OrderFields.TOTAL_PRICE).subtract(amount(OrderFields.REFUNDED_AMOUNT));
    }

    private BigDecimal amount(String field) {
        return document.get(field, Decimal128.POSITIVE_ZERO).bigDecimalValue();
    }
}
