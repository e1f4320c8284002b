package com.xenocrm.ingestion.orders;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.OriginalAmounts;
import com.xenocrm.contracts.message.OrderReceived.Product;
import com.xenocrm.ingestion.intake.Intake;
import com.xenocrm.ingestion.intake.IntakeReport;
import com.xenocrm.ingestion.intake.RejectedRow;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.kit.money.CurrencyUnit;
import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class OrderRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long VERSION = 7;
    private static final CurrencyUnit USD = CurrencyUnit.of("USD").orElseThrow();
    private static final String WITHOUT_ID = """
            {"customer_id": "c1", "products": [{"product_id": "p1", "name": "CD", "quantity": 2, "price": 6}],
             "total_price": 12.5, "order_date": "2026-11-20"}
            """;

    @Test
    void readsAnOrderInEitherSpelling() {
        Order named = read("""
                {"order_id": "o1", "customer_id": "c1", "email": "A@example.com", "status": "Pending",
                 "products": [{"product_id": "p1", "name": "CD", "quantity": 2, "price": 6.25}],
                 "total_price": "12.50", "order_date": "2026-11-20"}
                """, null);
        Order aliased = read("""
                {"orderId": "o1", "customerId": "c1", "email": "a@example.com", "status": "PENDING",
                 "items": [{"productId": "p1", "name": "CD", "quantity": "2", "price": "6.25"}],
                 "amount": 12.5, "orderDate": "2026-11-20T00:00:00Z"}
                """, null);

        assertThat(named)
                .isEqualTo(aliased)
                .isEqualTo(new Order(
                        "o1",
                        "c1",
                        "a@example.com",
                        List.of(new Product("p1", "CD", 2, new BigDecimal("6.25"), null, null)),
                        new BigDecimal("12.50"),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        OrderStatus.PENDING,
                        null,
                        "USD",
                        null,
                        null,
                        VERSION));
    }

    @Test
    void givesAnOrderWithoutAnIdentifierOneOfItsContentAndKey() {
        String id = read(WITHOUT_ID, "k1").orderId();

        assertThat(id).matches("h-[0-9a-f]{32}");
        assertThat(read(WITHOUT_ID.replace("12.5,", "\"12.50\",").replace("customer_id", "customerId"), "k1")
                        .orderId())
                .isEqualTo(id);
        assertThat(read(WITHOUT_ID, "k2").orderId()).isNotEqualTo(id);
        assertThat(read(WITHOUT_ID, null).orderId()).isNotEqualTo(id);
        assertThat(read(WITHOUT_ID.replace("12.5,", "12.51,"), "k1").orderId()).isNotEqualTo(id);
        assertThat(read(WITHOUT_ID.replace("12.5,", "12.5, \"refunded_amount\": 1,"), "k1")
                        .orderId())
                .isNotEqualTo(id);
    }

    @Test
    void tellsOrdersWithoutAnIdentifierApartByTheirAttributesInAnyOrder() {
        String id = read(WITHOUT_ID.replace("12.5,", "12.5, \"a\": 1, \"b\": 2,"), null)
                .orderId();

        assertThat(read(WITHOUT_ID.replace("12.5,", "12.5, \"attributes\": {\"b\": 2, \"a\": 1},"), null)
                        .orderId())
                .isEqualTo(id);
        assertThat(read(WITHOUT_ID, null).orderId()).isNotEqualTo(id);
        assertThat(read(WITHOUT_ID.replace("6}", "6, \"a\": 1}"), null).orderId())
                .isNotEqualTo(id);
    }

    @Test
    void keepsUnknownFieldsOfOrdersAndProductsAsAttributes() {
        Order order = read("""
                {"order_id": "o1", "customer_id": "c1", "total_price": 12.5, "order_date": "2026-11-20", "created_at": "x",
                 "channel": "web", "gift": true, "attributes": {"discount": 0.5, "channel": "web"},
                 "products": [{"product_id": "p1", "price": 1, "colour": "red", "attributes": {"size": 42}}]}
                """, null);

        assertThat(order.attributes()).isEqualTo(Map.of("channel", "web", "gift", true, "discount", 0.5));
        assertThat(order.products())
                .containsExactly(
                        new Product("p1", null, 1, new BigDecimal("1.00"), null, Map.of("size", 42L, "colour", "red")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            completed, 4.5,  4.50
            completed, 12.5, 12.50
            completed, 0,
            refunded,  12.5, 12.50
            refunded,  0,
            cancelled, 12.5, 12.50
            pending,   0,
            """)
    void readsWhatWasPaidBack(String status, String refunded, BigDecimal read) {
        String order = WITHOUT_ID.replace(
                "12.5,", "12.5, \"status\": \"" + status + "\", \"refundedAmount\": " + refunded + ",");

        assertThat(read(order, null).refundedAmount()).isEqualTo(read);
    }

    @Test
    void convertsAnotherCurrencyAtTheRateOfTheOrder() {
        Order order = read("""
                {"order_id": "o1", "customer_id": "c1", "order_date": "2026-11-20", "currency": "jpy",
                 "exchange_rate": "0.00655", "total_price": 1500, "refunded_amount": "100",
                 "products": [{"product_id": "p1", "price": 750, "quantity": 2}]}
                """, null);

        assertThat(order)
                .isEqualTo(new Order(
                        "o1",
                        "c1",
                        null,
                        List.of(new Product("p1", null, 2, new BigDecimal("4.91"), new BigDecimal("750"), null)),
                        new BigDecimal("9.83"),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        OrderStatus.COMPLETED,
                        new BigDecimal("0.66"),
                        "USD",
                        new OriginalAmounts(
                                "JPY", new BigDecimal("0.00655"), new BigDecimal("1500"), new BigDecimal("100")),
                        null,
                        VERSION));
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 12, 12.00",
        "USD, 12.5, 12.50",
        "USD, \"12.50\", 12.50",
        "USD, \" 0012.50 \", 12.50",
        "USD, 999999999999.99, 999999999999.99",
        "USD, -0, 0.00",
        "JPY, 1500, 1500",
        "KWD, 1.230, 1.230",
        "USD, 1.230,",
        "USD, \"1.230\",",
        "USD, 1e2,",
        "USD, 1250e-2,",
        "USD, 1.5E1,",
        "USD, \"1e2\",",
        "USD, \".5\",",
        "USD, \"5.\",",
        "USD, \"+5\",",
        "USD, \"\u0661\u0662\",",
        "USD, \"\uff11\",",
        "USD, \"1 234\",",
        "USD, \"$5\",",
        "USD, \"0x10\",",
        "USD, \"Infinity\",",
        "USD, -0.01,",
        "USD, 1000000000000,",
        "USD, 1e999999999,",
        "USD, 1e-999999999,",
        "JPY, 1500.0,",
        "KWD, 1.2345,",
    })
    void readsMoneyInOneForm(String currency, String written, BigDecimal read) {
        String body = WITHOUT_ID.replace("12.5,", written + ",");

        var intake = Intake.read(
                body.getBytes(StandardCharsets.UTF_8),
                RowKind.ORDERS,
                NOW,
                new OrderRows(() -> VERSION, CurrencyUnit.of(currency).orElseThrow(), null));

        assertThat(intake.inMessages(OrderReceived::new))
                .flatExtracting(OrderReceived::orders)
                .extracting(Order::totalPrice)
                .containsExactlyElementsOf(read == null ? List.of() : List.of(read));
    }

    @Test
    void takesTheSameOrderOnceAndRefusesAnotherOfTheSameName() {
        String order =
                "{\"order_id\": \"o1\", \"customer_id\": \"c1\", \"total_price\": 1, \"order_date\": \"2026-11-20\"}";
        String body = "{\"orders\": [7, " + order + ", " + order.replace("1,", "\"1.00\",") + ", "
                + order.replace("1,", "2,") + ", " + WITHOUT_ID + ", " + WITHOUT_ID + "]}";

        var intake = Intake.read(
                body.getBytes(StandardCharsets.UTF_8), RowKind.ORDERS, NOW, new OrderRows(() -> VERSION, USD, null));

        assertThat(intake.inMessages(OrderReceived::new).getFirst().orders()).hasSize(2);
        assertThat(intake.summary()).isEqualTo("4 orders accepted, 2 rejected");
        assertThat(intake.report().errorArray())
                .extracting(RejectedRow::index, RejectedRow::error)
                .containsExactly(
                        tuple(0, "must be an object"),
                        tuple(3, "order_id: is the same as in row 1, and the rows differ"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "customer_id": null                             | customer_id: is required, or an email
            "customer_id": ".."                             | customer_id: must be 1 to 64 letters, digits, dots, underscores, colons or hyphens, and not only dots
            "customer_id": "a@example.com"                  | customer_id: must be 1 to 64 letters, digits, dots, underscores, colons or hyphens, and not only dots
            "email": "nobody"                               | email: is not a valid e-mail address: it has no @
            "order_id": "with space"                        | order_id: must be 1 to 128 ASCII characters without spaces
            "total_price": null                             | total_price: is required
            "total_price": -1                               | total_price: must not be negative
            "order_date": null                              | order_date: is required
            "order_date": "2026-02-30"                      | order_date: must be an ISO-8601 date, or date and time with its offset
            "order_date": "2026-01-02T03:04:05"             | order_date: must be an ISO-8601 date, or date and time with its offset
            "order_date": "9999-01-01"                      | order_date: is before 1970 or in the future
            "status": "pend\u0131ng"                       | status: must be completed, pending, cancelled or refunded
            "currency": "u\u017fd"                         | currency: must be an ISO 4217 currency code such as USD
            "status": "lost"                                | status: must be completed, pending, cancelled or refunded
            "currency": "EUR"                               | currency: is not the shop's currency, USD, and there is no exchange_rate to convert with
            "currency": "XAU"                               | currency: must be an ISO 4217 currency code such as USD
            "currency": "dollars"                           | currency: must be an ISO 4217 currency code such as USD
            "currency": 5                                   | currency: must be an ISO 4217 currency code such as USD
            "currency": "JPY", "exchange_rate": 0           | exchange_rate: must be more than 0 and less than 1000000000000, with at most 12 decimals
            "currency": "JPY", "exchange_rate": -1          | exchange_rate: must be more than 0 and less than 1000000000000, with at most 12 decimals
            "currency": "JPY", "exchangeRate": "1e-2"       | exchangeRate: must be a plain number such as 1234.5
            "currency": "JPY", "exchange_rate": 0.0000000000001 | exchange_rate: must be more than 0 and less than 1000000000000, with at most 12 decimals
            "currency": "JPY", "exchange_rate": 0.0066, "amount": 1.5, "total_price": null | amount: has more decimals than JPY, which has 0
            "currency": "USD", "exchange_rate": 1.1         | exchange_rate: must be 1, as the order is in the shop's currency, USD
            "exchange_rate": 1.1                            | exchange_rate: must be 1, as the order is in the shop's currency, USD
            "currency": "KWD", "exchange_rate": 3, "total_price": 999999999999 | total_price: is too large when it is converted to USD
            "refunded_amount": -1                           | refunded_amount: must not be negative
            "refunded_amount": 1.01                         | refunded_amount: is more than the total price
            "refundedAmount": 1, "status": "pending"        | refundedAmount: cannot be: the order is pending
            "refunded_amount": 0.5, "status": "refunded"    | refunded_amount: is not the whole price; an order refunded in part stays completed
            "order_id": {"$gt": ""}                         | order_id: must be text
            "status": {"$ne": "x"}                          | status: must be text
            "total_price": {"$gt": 0}                       | total_price: must be a plain number such as 1234.5
            "$where": "1"                                   | $where: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "a.b": "1"                                      | a.b: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "shipping": {"city": "Paris"}                   | shipping: an attribute is a text of at most 1024 characters, a number, or true or false
            "attributes": {"note": [1]}                     | attributes.note: an attribute is a text of at most 1024 characters, a number, or true or false
            "products": [{"product_id": "p", "price": 1, "$inc": 1}] | products[0].$inc: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "products": [{"product_id": "p", "price": 1, "attributes": {"Size": 1}}] | products[0].attributes.Size: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            "products": {}                                  | products: must be an array
            "products": [{"product_id": "p", "price": 1, "currency": "EUR"}] | products[0].currency: is not the order's currency, USD
            "products": [{"product_id": "p", "price": 1, "attributes": {"currency": 840}}] | products[0].currency: is not the order's currency, USD
            "products": [1]                                 | products[0]: must be an object
            "items": [{"price": 1}]                         | items[0].product_id: is required
            "products": [{"product_id": "p", "price": "x"}] | products[0].price: must be a plain number such as 1234.5
            "items": [{"product_id": "p", "productId": "q", "price": 1}] | items[0].product_id: is given twice, with different values
            "products": [{"product_id": "p", "quantity": 0, "price": 1}] | products[0].quantity: must be a whole number from 1 to 1000000
            """)
    void refusesWhatIsNotValidAndNamesTheField(String fault, String error) {
        String row = Stream.of("\"customer_id\": \"c1\"", "\"total_price\": 1", "\"order_date\": \"2026-11-20\"")
                .filter(field -> !fault.contains(field.substring(0, field.indexOf(':'))))
                .collect(Collectors.joining(", ", "{", ", " + fault + "}"))
                .replace("{, ", "{");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(row, null));

        assertThat(((IntakeReport) refusal.data()).errorArray())
                .singleElement()
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    private static Order read(String json, String idempotencyKey) {
        OrderRows rows = new OrderRows(() -> VERSION, USD, idempotencyKey);
        var intake = Intake.read(json.getBytes(StandardCharsets.UTF_8), RowKind.ORDERS, NOW, rows)
                .orRefuse();
        return intake.inMessages(OrderReceived::new).getFirst().orders().getFirst();
    }
}
