package com.xenocrm.ingestion.imports.upload;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.Product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Orders whose lines are rows of an export. */
class OrderLinesTest {

    @Test
    void makesOneOrderOfTheLinesOfShopify() {
        ImportedFile file = ImportedFile.exported("shopify_orders");

        Order first = file.orders().getFirst();
        assertThat(first)
                .isEqualTo(new Order(
                        "#1001",
                        null,
                        "ann@shop.example",
                        List.of(
                                new Product("TEE-BLK-S", "Crew Tee - Black / S", 2, new BigDecimal("9.99"), null, null),
                                new Product("Mug", "Mug", 1, new BigDecimal("12.00"), null, null)),
                        new BigDecimal("34.98"),
                        Instant.parse("2026-05-01T08:58:12Z"),
                        OrderStatus.COMPLETED,
                        null,
                        "USD",
                        null,
                        Map.of("discount_code", "SPRING", "source", "web"),
                        first.version()));
        assertThat(file.orders())
                .extracting(Order::orderId, Order::status, Order::refundedAmount)
                .containsExactly(
                        tuple("#1001", OrderStatus.COMPLETED, null),
                        tuple("#1002", OrderStatus.COMPLETED, new BigDecimal("8.00")),
                        tuple("#1003", OrderStatus.CANCELLED, new BigDecimal("20.00")),
                        tuple("#1004", OrderStatus.REFUNDED, null));
        assertThat(file.orders()).extracting(Order::version).doesNotHaveDuplicates();
    }

    @Test
    void rejectsAllLinesOfAnOrderTogether() {
        ImportedFile file = ImportedFile.exported("shopify_orders");

        String rejected = file.rejected();

        assertThat(file.accepted()).isEqualTo(5);
        assertThat(rejected.lines().skip(1))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"currency: is not the shop's currency, USD, and there is no exchange_rate"));
        assertThat(ImportedFile.of(rejected.replace("EUR", "USD"), Map.of()).orders())
                .extracting(
                        Order::orderId, Order::status, order -> order.products().size())
                .containsExactly(tuple("#1005", OrderStatus.PENDING, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 5_000})
    void refusesAFileWithTheLinesOfAnOrderApart(int between) {
        String header = "Order Number,Email (Billing),Order Status,Order Total Amount,Order Date,Item Name,Item Cost\n";
        String others = IntStream.range(0, between)
                .mapToObj(i -> "%d,a@x.example,Completed,1,2026-05-01,Tea,1\n".formatted(i))
                .collect(Collectors.joining());
        String line = "W,a@x.example,Completed,2,2026-05-01,%s,1\n";

        assertThatThrownBy(() ->
                        ImportedFile.of(header + line.formatted("Tea") + others + line.formatted("Mug"), Map.of()))
                .hasMessage(
                        "Line %d belongs to an order whose other lines are not directly above: sort the file by order"
                                .formatted(between + 3));
    }

    @Test
    void keepsTheLinesOfAnOrderInOneChunk() {
        String header = "Name,Email,Financial Status,Total,Created at,Lineitem name,Lineitem price\n";
        String before = IntStream.range(0, 990)
                .mapToObj(i -> "#%d,a@x.example,paid,1,2026-05-01,Tea,1\n".formatted(i))
                .collect(Collectors.joining());
        String long30 = "#L,a@x.example,paid,30,2026-05-01,Tea,1\n" + "#L,,,,,Tea,1\n".repeat(29);

        ImportedFile file = ImportedFile.of(header + before + long30 + before.replace("#", "#B"), Map.of());

        assertThat(file.orders()).hasSize(990 + 1 + 990);
        assertThat(file.orders().get(990).products()).hasSize(30);
        assertThat(file.orders()).extracting(Order::version).doesNotHaveDuplicates();
    }

    @Test
    void refusesLinesOfAnOrderThatContradictEachOther() {
        ImportedFile file = ImportedFile.of("""
                Name,Email,Financial Status,Total,Created at,Lineitem name,Lineitem price
                #1,a@x.example,paid,30,2026-05-01,Tea,1
                #1,a@x.example,paid,40,2026-05-01,Mug,1
                """, Map.of());

        assertThat(file.orders()).isEmpty();
        assertThat(file.rejected()).contains("Total: differs between the lines of the order");
    }
}
