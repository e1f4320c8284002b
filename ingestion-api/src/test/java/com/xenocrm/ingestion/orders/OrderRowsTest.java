package com.xenocrm.ingestion.orders;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.contracts.OrderReceived;
import com.xenocrm.contracts.OrderReceived.Order;
import com.xenocrm.contracts.OrderReceived.OrderStatus;
import com.xenocrm.contracts.OrderReceived.Product;
import com.xenocrm.ingestion.intake.Intake;
import com.xenocrm.ingestion.intake.IntakeReport;
import com.xenocrm.ingestion.intake.RowKind;
import com.xenocrm.kit.time.Stamps;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OrderRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String WITHOUT_ID = """
            {"customer_id": "c1", "products": [{"product_id": "p1", "name": "CD", "quantity": 2, "price": 6.25}],
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
                        List.of(new Product("p1", "CD", 2, new BigDecimal("6.25"))),
                        new BigDecimal("12.50"),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        OrderStatus.PENDING,
                        null,
                        null,
                        NOW.getEpochSecond() * 1_000_000));
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
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "customer_id": null                             | customer_id: is required, or an email
            "customer_id": "a@example.com"                  | customer_id: must be 1 to 64 letters, digits, dots, underscores, colons or hyphens
            "email": "nobody"                               | email: is not a valid e-mail address
            "order_id": "with space"                        | order_id: must be 1 to 128 ASCII characters without spaces
            "total_price": null                             | total_price: is required
            "total_price": -1                               | total_price: must not be negative
            "order_date": null                              | order_date: is required
            "order_date": "2026-02-30"                      | order_date: must be an ISO-8601 date, or date and time with its offset
            "order_date": "2026-01-02T03:04:05"             | order_date: must be an ISO-8601 date, or date and time with its offset
            "order_date": "9999-01-01"                      | order_date: is before 1900 or in the future
            "status": "lost"                                | status: must be completed, pending, cancelled or refunded
            "products": {}                                  | products: must be an array
            "products": [1]                                 | products[0]: must be an object
            "items": [{"price": 1}]                         | items[0].product_id: is required
            "products": [{"product_id": "p", "price": "x"}] | products[0].price: must be a number
            "products": [{"product_id": "p", "quantity": 0, "price": 1}] | products[0].quantity: must be a whole number from 1 to 1000000
            """)
    void refusesWhatIsNotValidAndNamesTheField(String fault, String error) {
        String row = "{\"customer_id\": \"c1\", \"total_price\": 1, \"order_date\": \"2026-11-20\", " + fault + "}";

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(row, null));

        assertThat(((IntakeReport) refusal.data()).errorArray())
                .singleElement()
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    private static Order read(String json, String idempotencyKey) {
        OrderRows rows = new OrderRows(new Stamps(new TestClock(NOW)), idempotencyKey);
        var intake = Intake.read(json.getBytes(StandardCharsets.UTF_8), RowKind.ORDERS, NOW, rows::read);
        return intake.inMessages(OrderReceived::new).getFirst().orders().getFirst();
    }
}
