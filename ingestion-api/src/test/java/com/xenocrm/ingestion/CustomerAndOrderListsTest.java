package com.xenocrm.ingestion;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CustomerAndOrderListsTest extends RunningIngestion {

    @Test
    void showsCustomersPageByPage() {
        IntStream.range(0, 5).forEach(i -> storeCustomer(id + i));
        List<String> seen = new ArrayList<>();
        String cursor = null;

        do {
            DocumentContext page = get("/api/customers?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.read("$.data[*]._id"));
            cursor = page.read("$.next_cursor");
        } while (cursor != null);

        assertThat(seen).contains(id + 0, id + 1, id + 2, id + 3, id + 4).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "orders"})
    void listsAndFindsIdentifiersOfEveryForm(String kind) {
        List<String> ids = Stream.of(
                        "65f0c0ffee65f0c0ffee65f0",
                        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                        "4711",
                        "ann@example.com",
                        "x".repeat(255),
                        "north/south",
                        "100%",
                        "a.b.",
                        "a+b c",
                        "a?b#c",
                        "Grüße")
                .toList();
        ids.forEach(each -> mongo.getCollection(kind).insertOne(new Document("_id", each).append("email", each)));
        List<String> seen = new ArrayList<>();
        String cursor = null;

        do {
            DocumentContext page = get("/api/" + kind + "?limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            seen.addAll(page.read("$.data[*]._id"));
            cursor = page.read("$.next_cursor");
        } while (cursor != null);

        assertThat(seen).containsAll(ids).doesNotHaveDuplicates();
        assertThat(seen).hasSize((int) mongo.getCollection(kind).countDocuments());
        if (kind.equals("customers")) {
            assertThat(ids)
                    .allSatisfy(each -> assertThat(http.get()
                                    .uri(URI.create("/api/customers/" + UriUtils.encode(each, UTF_8)))
                                    .with(user()))
                            .hasStatusOk());
        }
    }

    @Test
    void refusesAParameterThatAListDoesNotKnow() {
        assertThat(http.get().uri("/api/orders?email=ann@example.com").with(user()))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.data.errors[0].field")
                .isEqualTo("email");
    }

    @Test
    void showsACustomerByEitherIdentifierAndByEmail() {
        storeCustomer(id);
        String customer = """
                {"_id": "%1$s", "customer_id": "shop-%1$s", "name": "Ann", "email": "%1$s@example.com",
                 "total_spend": 1234.50, "visits_count": 2, "last_active_at": "2026-11-01T00:00:00Z",
                 "avg_order_value": 0.00, "tags": [], "attributes": {"city": "Paris"}}
                """.formatted(id);

        assertThat(http.get().uri("/api/customers/shop-" + id).with(user()))
                .hasStatusOk()
                .bodyText()
                .contains("\"total_spend\":1234.50");
        assertThat(http.get().uri("/api/customers/" + id).with(user()))
                .bodyJson()
                .isStrictlyEqualTo("{\"success\": true, \"message\": \"Customer\", \"data\": " + customer + "}");
        assertThat(http.get()
                        .uri("/api/customers?email={email}", id.toUpperCase(Locale.ROOT) + "@example.com")
                        .with(user()))
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"success\": true, \"message\": \"Customers\", \"count\": 1, \"total\": 1, \"data\": ["
                                + customer + "]}");
        assertThat(http.get().uri("/api/customers/nobody").with(user()))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("CUSTOMER_NOT_FOUND");
    }

    @Test
    void refusesAnIdentifierOfTwoCustomers() {
        String first = "first-" + id;
        mongo.getCollection("customers")
                .insertMany(List.of(
                        new Document("_id", first)
                                .append("customer_id", "new-" + id)
                                .append("email", id + "@a.example"),
                        new Document("_id", "second-" + id)
                                .append("customer_id", first)
                                .append("email", id + "@b.example")));

        var answer = http.get().uri("/api/customers/" + first).with(user());

        assertThat(answer).hasStatus(409).bodyJson().isStrictlyEqualTo("""
                {"success": false, "error": "CUSTOMER_AMBIGUOUS",
                 "message": "first-%1$s is the customer_id of the customer with the _id second-%1$s and the _id of another customer"}
                """.formatted(id));
    }

    @Test
    void showsTheOrdersOfACustomerHoweverTheyNameThem() {
        storeCustomer(id);
        storeCustomer("other-" + id);
        String email = id + "@example.com";
        storeOrder(id + "-1", "shop-" + id, null);
        storeOrder(id + "-2", null, email);
        storeOrder(id + "-3", "shop-" + id, "somebody@example.com");
        storeOrder(id + "-4", "unknown-" + id, email);
        storeOrder(id + "-5", "shop-other-" + id, email);
        storeOrder(id + "-6", "other-" + id, email);
        storeOrder(id + "-7", "somebody", null);

        DocumentContext orders = get("/api/orders?customer_id=shop-" + id);

        assertThat(orders.<List<String>>read("$.data[*].order_id"))
                .containsExactly(id + "-1", id + "-2", id + "-3", id + "-4");
        assertThat(orders.<Integer>read("$.total")).isEqualTo(4);
        assertThat(orders.<Object>read("$.data[0]"))
                .isEqualTo(Map.of(
                        "_id",
                        id + "-1",
                        "order_id",
                        id + "-1",
                        "customer_id",
                        "shop-" + id,
                        "products",
                        List.of(Map.of("product_id", "p1", "quantity", 2, "price", 6.25)),
                        "total_price",
                        0.0,
                        "refunded_amount",
                        1.5,
                        "attributes",
                        Map.of("channel", "web")));
    }

    @Test
    void showsTheOrdersOfTheNewOwnerOfAReusedIdentifier() {
        storeCustomer(id);
        mongo.insert(
                new Document("_id", "new-" + id)
                        .append("customer_id", id)
                        .append("email", "new-" + id + "@example.com"),
                "customers");
        storeOrder(id + "-1", id, id + "@example.com");
        storeOrder(id + "-2", "shop-" + id, null);

        DocumentContext former = get("/api/orders?customer_id=shop-" + id);
        DocumentContext owner = get("/api/orders?customer_id=new-" + id);

        assertThat(former.<List<String>>read("$.data[*].order_id")).containsExactly(id + "-2");
        assertThat(owner.<List<String>>read("$.data[*].order_id")).containsExactly(id + "-1");
    }

    @Test
    void refusesAPageThatCannotBe() {
        assertThat(http.get().uri("/api/orders?limit=1001").with(user())).hasStatus(400);
        assertThat(http.get().uri("/api/orders?limit=many").with(user())).hasStatus(400);
        assertThat(http.get().uri("/api/customers?cursor=*").with(user())).hasStatus(400);
    }

    private DocumentContext get(String uri) {
        return get(uri, user());
    }

    private void storeCustomer(String customer) {
        mongo.insert(
                new Document("_id", customer)
                        .append("customer_id", "shop-" + customer)
                        .append("email", customer + "@example.com")
                        .append("name", "Ann")
                        .append("total_spend", new Decimal128(new BigDecimal("1234.5")))
                        .append("visits_count", 2)
                        .append("last_active_at", Date.from(Instant.parse("2026-11-01T00:00:00Z")))
                        .append("attributes", new Document("city", "Paris")),
                "customers");
    }

    private void storeOrder(String order, @Nullable String customerId, @Nullable String email) {
        mongo.insert(
                new Document("_id", order)
                        .append("customer_id", customerId)
                        .append("email", email)
                        .append(
                                "customer_refs",
                                Stream.of(customerId, email)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .append("refunded_amount", new Decimal128(new BigDecimal("1.5")))
                        .append("attributes", new Document("channel", "web"))
                        .append(
                                "products",
                                List.of(new Document("product_id", "p1")
                                        .append("quantity", 2)
                                        .append("price", new Decimal128(new BigDecimal("6.25"))))),
                "orders");
    }
}
