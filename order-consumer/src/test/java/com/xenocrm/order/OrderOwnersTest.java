package com.xenocrm.order;

import java.math.BigDecimal;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;

import static org.assertj.core.api.Assertions.assertThat;

class OrderOwnersTest extends StatisticsWorld {

    @Test
    void movesAnOrderFromOneCustomerToAnother() {
        customerExists("ann");
        customerExists("bob");
        accept(order("1", "ann", "10.00", OrderStatus.COMPLETED, 1));

        accept(order("1", "bob", "10.00", OrderStatus.COMPLETED, 2));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void findsTheCustomerByItsIdentifierWhenTheOrderHasNoEmail() {
        customerExists("ann");

        orders.accept(List.of(new OrderReceived(List.of(new Order(
                id("1"),
                id("ann"),
                null,
                List.of(),
                new BigDecimal("3.00"),
                DAY,
                OrderStatus.COMPLETED,
                null,
                null,
                null,
                null,
                1)))));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("3.00", 1, "3.00"));
    }

    @Test
    void takesAnOrderFromACustomerWhenItMovesToOneWhoIsNotThereYet() {
        customerExists("ann");
        accept(order("1", "ann", "10.00", OrderStatus.COMPLETED, 1));

        accept(order("1", "nobody", "10.00", OrderStatus.COMPLETED, 2));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
    }

    @Test
    void givesAnOrderToTheCustomerWithItsIdentifierAsSoonAsThereIsOne() {
        customerExists("ann");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "bob-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        Expected annBefore = statisticsOf("ann");

        customerExists("bob");
        customers.accept(List.of(new CustomerRecorded(List.of(email("bob")))));

        assertThat(annBefore).isEqualTo(new Expected("10.00", 1, "10.00"));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void givesAnOrderBackToItsEmailWhenTheIdentifierIsGivenUp() {
        customerExists("ann");
        customerExists("bob");
        rename("bob", new Document("customer_id", "old-" + run));
        accept("""
                {"order_id": "%1$s-1", "customer_id": "old-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        Expected bobBefore = statisticsOf("bob");

        rename("bob", new Document("customer_id", "new-" + run).append("former_customer_ids", List.of("old-" + run)));

        assertThat(bobBefore).isEqualTo(new Expected("10.00", 1, "10.00"));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void givesAnOrderToTheNewOwnerOfAReusedIdentifier() {
        customerExists("ann");
        customerExists("bob");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "ann-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        Expected annBefore = statisticsOf("ann");

        rename("bob", new Document("customer_id", id("ann")));

        assertThat(annBefore).isEqualTo(new Expected("10.00", 1, "10.00"));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void leavesANewCustomerWithoutOrdersAlone() {
        customerExists("ann");

        customers.accept(List.of(new CustomerRecorded(List.of(email("ann")))));

        assertThat(stored("ann")).doesNotContainKey("statistics_fence");
    }
}
