package com.xenocrm.ingestion.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.Product;
import com.xenocrm.ingestion.intake.RowReader;
import com.xenocrm.ingestion.row.Attributes;
import com.xenocrm.ingestion.row.Field;
import com.xenocrm.ingestion.row.Identifiers;
import com.xenocrm.ingestion.row.Row;
import com.xenocrm.kit.money.CurrencyUnit;

/** Reader of order rows. */
public final class OrderRows implements RowReader<Order> {

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
    private static final Field REFUNDED_AMOUNT = Field.of("refunded_amount");

    /**
     * Fields that are not attributes. The time of creation in our own answers is ignored, but is no reason to refuse an
     * order.
     */
    public static final List<Field> FIELDS = List.of(
            ORDER_ID,
            CUSTOMER_ID,
            EMAIL,
            PRODUCTS,
            TOTAL_PRICE,
            ORDER_DATE,
            STATUS,
            REFUNDED_AMOUNT,
            OrderMoney.CURRENCY,
            OrderMoney.EXCHANGE_RATE,
            Attributes.FIELD,
            Field.of("created_at"));

    private static final Set<String> KNOWN = Field.spellings(FIELDS);

    private static final Field PRODUCT_ID = Field.of("product_id", "_id", "id");
    private static final Field NAME = Field.of("name");
    private static final Field QUANTITY = Field.of("quantity");
    private static final Field PRICE = Field.of("price");

    private static final List<Field> FIELDS_OF_PRODUCT = List.of(PRODUCT_ID, NAME, QUANTITY, PRICE, Attributes.FIELD);
    private static final Set<String> KNOWN_OF_PRODUCT = Field.spellings(FIELDS_OF_PRODUCT);

    private final LongSupplier versions;
    private final CurrencyUnit shopCurrency;
    private final ContentIds contentIds;

    /**
     * Creates the reader.
     *
     * @param versions supplier of versions of records
     * @param idempotencyKey idempotency key, which together with the content identifies orders without an id
     */
    public OrderRows(LongSupplier versions, CurrencyUnit shopCurrency, @Nullable String idempotencyKey) {
        this.versions = versions;
        this.shopCurrency = shopCurrency;
        this.contentIds = new ContentIds(idempotencyKey);
    }

    @Override
    public Order read(Row row) {
        row.refuseContradictions(FIELDS);
        String id = Identifiers.orderId(row, ORDER_ID);
        String email = row.email(EMAIL);
        String customerId = Identifiers.customerId(row, CUSTOMER_ID);
        if (email == null && customerId == null) {
            throw row.problem(CUSTOMER_ID, "is required, or an email");
        }
        OrderMoney money = OrderMoney.of(row, shopCurrency);
        BigDecimal totalPrice = row.required(TOTAL_PRICE, money.read(row, TOTAL_PRICE));
        OrderStatus status = status(row);
        BigDecimal refundedAmount = refundedAmount(row, money, status, totalPrice);
        Order order = new Order(
                id == null ? "" : id,
                customerId,
                email,
                row.rows(PRODUCTS, MOST_PRODUCTS).stream()
                        .map(product -> product(product, money))
                        .toList(),
                money.convert(totalPrice),
                row.required(ORDER_DATE, row.time(ORDER_DATE)),
                status,
                refundedAmount == null ? null : money.convert(refundedAmount),
                shopCurrency.code(),
                money.original(totalPrice, refundedAmount),
                attributes(row, KNOWN),
                versions.getAsLong());
        return id == null ? contentIds.identify(order) : order;
    }

    @Override
    public Map<String, String> names(Order order) {
        return Map.of(ORDER_ID.name(), order.orderId());
    }

    private static Product product(Row row, OrderMoney money) {
        row.refuseContradictions(FIELDS_OF_PRODUCT);
        Integer quantity = row.count(QUANTITY, 1, MOST_PIECES);
        BigDecimal price = row.required(PRICE, money.read(row, PRICE));
        return new Product(
                row.required(PRODUCT_ID, row.code(PRODUCT_ID, LONGEST_PRODUCT_ID)),
                row.text(NAME, LONGEST_NAME),
                quantity == null ? 1 : quantity,
                money.convert(price),
                money.isConverted() ? price : null,
                attributesOfProduct(row, money));
    }

    /** Returns the attributes of a product; a currency among them must be the order's. */
    private static @Nullable Map<String, Object> attributesOfProduct(Row row, OrderMoney money) {
        Map<String, Object> attributes = attributes(row, KNOWN_OF_PRODUCT);
        if (attributes != null) {
            money.refuseOther(row, attributes.get(OrderMoney.CURRENCY.name()));
        }
        return attributes;
    }

    private static @Nullable Map<String, Object> attributes(Row row, Set<String> known) {
        Map<String, Object> attributes = Attributes.of(row, known).values();
        return attributes.isEmpty() ? null : attributes;
    }

    /** Returns the refund; null for none. Refuses values that would be counted differently than intended. */
    private static @Nullable BigDecimal refundedAmount(
            Row row, OrderMoney money, OrderStatus status, BigDecimal totalPrice) {
        BigDecimal refunded = money.read(row, REFUNDED_AMOUNT);
        if (refunded == null || refunded.signum() == 0) {
            return null;
        }
        if (refunded.compareTo(totalPrice) > 0) {
            throw row.problem(REFUNDED_AMOUNT, "is more than the total price");
        }
        if (status == OrderStatus.PENDING) {
            throw row.problem(REFUNDED_AMOUNT, "cannot be: the order is pending");
        }
        if (status == OrderStatus.REFUNDED && refunded.compareTo(totalPrice) < 0) {
            throw row.problem(REFUNDED_AMOUNT, "is not the whole price; an order refunded in part stays completed");
        }
        return refunded;
    }

    private static OrderStatus status(Row row) {
        String given = row.text(STATUS, LONGEST_NAME);
        if (given == null) {
            return OrderStatus.COMPLETED;
        }
        String wanted = given.toLowerCase(Locale.ROOT);
        return List.of(OrderStatus.values()).stream()
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> row.problem(STATUS, "must be completed, pending, cancelled or refunded"));
    }
}
