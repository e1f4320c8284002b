package com.xenocrm.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.xenocrm.client.CustomerRecord;
import com.xenocrm.client.OrderRecord;
import com.xenocrm.client.OrderRecord.Product;

import static org.assertj.core.api.Assertions.assertThat;

class CdnowDataTest {

    private final CdnowData data = CdnowData.load();

    @Test
    void holdsEveryCustomerAndPurchase() {
        assertThat(data.customers()).hasSize(23_570);
        assertThat(data.orders()).hasSize(69_659);
        assertThat(data.totalSpend()).isEqualTo(CdnowData.TOTAL_SPEND);
    }

    @Test
    void readsCustomersAndOrders() {
        OrderRecord order = data.orders().get(1);

        assertThat(data.customers().getFirst())
                .isEqualTo(new CustomerRecord("00001", "Boris Gomez", "customer00001@example.com"));
        assertThat(order)
                .isEqualTo(new OrderRecord(
                        "CD000002",
                        "00002",
                        "customer00002@example.com",
                        List.of(new Product("CD", "CD", 1, new BigDecimal("12.00"))),
                        new BigDecimal("12.00"),
                        Instant.parse("1997-01-12T00:00:00Z")));
    }

    @Test
    void movesAllDatesByTheSameDays() {
        LocalDate yesterday = LocalDate.parse("2026-03-01");

        CdnowData moved = data.withLastPurchaseOn(yesterday);

        assertThat(moved.lastPurchase()).isEqualTo(yesterday);
        assertThat(moved.orders())
                .zipSatisfy(
                        data.orders(),
                        (after, before) -> assertThat(Duration.between(before.orderDate(), after.orderDate()))
                                .isEqualTo(Duration.ofDays(10_106)));
    }

    @Test
    void slicesCustomersWithAllTheirOrders() {
        CdnowData slice = data.firstCustomers(3);

        assertThat(slice.customers()).extracting(CustomerRecord::customerId).containsExactly("00001", "00002", "00003");
        assertThat(slice.orders())
                .hasSameElementsAs(data.orders().stream()
                        .filter(order -> List.of("00001", "00002", "00003").contains(order.customerId()))
                        .toList());
    }
}
