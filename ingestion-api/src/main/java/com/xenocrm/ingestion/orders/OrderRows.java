package com.xenocrm.ingestion.orders;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.OrderReceived.Order;
import com.xenocrm.contracts.OrderReceived.OrderStatus;
import com.xenocrm.contracts.OrderReceived.Product;
import com.xenocrm.ingestion.intake.Field;
import com.xenocrm.ingestion.intake.Identifiers;
import com.xenocrm.ingestion.intake.Row;
import com.xenocrm.kit.time.Stamps;

/** From a row to a valid order. */
final class OrderRows {

    private static final int MOST_PRODUCTS = 500;
    private static final int MOST_PIECES = 1_000_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PRODUCT_ID = 128;

    private static final Field ORDER_ID = Field.of("order_id", "_id");
    private static final Field CUSTOMER_ID = Field.of("customer_id");
    private static final Field EMAIL = Field.of("email");
    private static final Field PRODUCTS = Field.of("products", "items");
    private static final Field TOTAL_PRICE = Field.of("total_price", "amount");
    private static final Field ORDER_DATE = Field.of("order_date");
    private static final Field STATUS = Field.of("status");

    private static final Field PRODUCT_ID = Field.of("product_id", "_id", "id");
    private static final Field NAME = Field.of("name");
    private static final Field QUANTITY = Field.of("quantity");
    private static final Field PRICE = Field.of("price");

    private final Stamps stamps;
    private final ContentIds contentIds;

    /** @param idempotencyKey what orders without an id are told apart by, beside their content */
    OrderRows(Stamps stamps, @Nullable String idempotencyKey) {
        this.stamps = stamps;
        this.contentIds = new ContentIds(idempotencyKey);
    }

    Order read(Row row) {
        String id = Identifiers.orderId(row, ORDER_ID);
        String email = row.email(EMAIL);
        String customerId = Identifiers.customerId(row, CUSTOMER_ID);
        if (email == null && customerId == null) {
            throw row.problem(CUSTOMER_ID, "is required, or an email");
        }
        Order order = new Order(
                id == null ? "" : id,
                customerId,
                email,
                row.rows(PRODUCTS, MOST_PRODUCTS).stream()
                        .map(OrderRows::product)
                        .toList(),
                row.required(TOTAL_PRICE, row.money(TOTAL_PRICE)),
                row.required(ORDER_DATE, row.time(ORDER_DATE)),
                status(row),
                null,
                null,
                stamps.next());
        return id == null ? contentIds.identify(order) : order;
    }

    private static Product product(Row row) {
        Integer quantity = row.count(QUANTITY, 1, MOST_PIECES);
        return new Product(
                row.required(PRODUCT_ID, row.text(PRODUCT_ID, LONGEST_PRODUCT_ID)),
                row.text(NAME, LONGEST_NAME),
                quantity == null ? 1 : quantity,
                row.required(PRICE, row.money(PRICE)));
    }

    private static OrderStatus status(Row row) {
        String given = row.text(STATUS, LONGEST_NAME);
        if (given == null) {
            return OrderStatus.COMPLETED;
        }
        String wanted = given.toUpperCase(Locale.ROOT);
        return List.of(OrderStatus.values()).stream()
                .filter(status -> status.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> row.problem(STATUS, "must be completed, pending, cancelled or refunded"));
    }
}
