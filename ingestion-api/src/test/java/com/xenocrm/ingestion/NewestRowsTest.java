package com.xenocrm.ingestion;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.DocumentContext;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NewestRowsTest extends RunningIngestion {

    @Test
    void showsTheCustomersThatWereCreatedLast() {
        storeCustomer("a-" + id, "2999-01-01T00:00:00Z");
        storeCustomer("b-" + id, "2999-01-03T00:00:00Z");
        storeCustomer("c-" + id, "2999-01-02T00:00:00Z");

        DocumentContext list = get("/api/customers?newest=true&limit=2", user());

        assertThat(list.<List<String>>read("$.data[*]._id")).containsExactly("b-" + id, "c-" + id);
        assertThat(list.<String>read("$.next_cursor")).isNull();
    }

    @Test
    void showsTheNewestOrdersWithTheirCustomers() {
        storeCustomer("a-" + id, "2026-01-01T00:00:00Z");
        storeCustomer("b-" + id, "2026-01-01T00:00:00Z");
        storeOrder("1-" + id, "2999-01-01T00:00:00Z", "shop-a-" + id, "b-" + id + "@example.com");
        storeOrder("2-" + id, "2999-01-03T00:00:00Z", null, "b-" + id + "@example.com");
        storeOrder("3-" + id, "2999-01-02T00:00:00Z", "nobody-" + id, null);

        DocumentContext list = get("/api/orders?newest=true&limit=3&with_customer=true", user());

        assertThat(list.<List<String>>read("$.data[*]._id")).containsExactly("2-" + id, "3-" + id, "1-" + id);
        assertThat(list.<Object>read("$.data[0].customer"))
                .isEqualTo(Map.of("_id", "b-" + id, "name", "Ann", "email", "b-" + id + "@example.com"));
        assertThat(list.<Object>read("$.data[1].customer")).isNull();
        assertThat(list.<String>read("$.data[2].customer._id")).isEqualTo("a-" + id);
    }

    @Test
    void showsNoCustomersOfOrdersUnlessAsked() {
        storeCustomer("a-" + id, "2026-01-01T00:00:00Z");
        storeOrder("1-" + id, "2999-02-01T00:00:00Z", "a-" + id, null);

        DocumentContext list = get("/api/orders?customer_id=a-" + id, user());

        assertThat(list.<List<Map<String, Object>>>read("$.data"))
                .singleElement()
                .satisfies(order -> assertThat(order).doesNotContainKey("customer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customers?newest=true&cursor=CmE", "orders?newest=true&cursor=CmE", "orders?newest=perhaps"})
    void refusesAPageAfterTheNewest(String list) {
        assertThat(http.get().uri("/api/" + list).with(user())).hasStatus(400);
    }

    private void storeCustomer(String customer, String createdAt) {
        mongo.insert(
                new Document("_id", customer)
                        .append("customer_id", "shop-" + customer)
                        .append("email", customer + "@example.com")
                        .append("name", "Ann")
                        .append("created_at", Date.from(Instant.parse(createdAt))),
                "customers");
    }

    private void storeOrder(String order, String date, @Nullable String customerId, @Nullable String email) {
        mongo.insert(
                new Document("_id", order)
                        .append("customer_id", customerId)
                        .append("email", email)
                        .append("customer_refs", Arrays.asList(customerId, email))
                        .append("order_date", Date.from(Instant.parse(date))),
                "orders");
    }
}
