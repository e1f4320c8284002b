package com.xenocrm.ingestion;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.topology.Exchanges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests that addresses and text have the same normal form on all ways of ingestion. */
class NormalFormsTest extends RunningIngestion {

    @ParameterizedTest
    @CsvSource({
        "' Kate@Example.COM\u00a0', kate@example.com",
        "kate@b\u00fccher.example, kate@xn--bcher-kva.example",
        "kate@BU\u0308CHER.example, kate@xn--bcher-kva.example",
        "kate@XN--BCHER-KVA.example, kate@xn--bcher-kva.example",
        "kate@stra\u00dfe.example, kate@xn--strae-oqa.example",
        "\ufeffkate@example.com\u200b, kate@example.com"
    })
    void takesAnAddressInNormalFormAtEveryDoor(String given, String normal) {
        String customers = listenTo(Exchanges.CUSTOMER_RECEIVED);
        String orders = listenTo(Exchanges.ORDER_RECEIVED);
        String customer = "{\"email\": \"%s\", \"name\": \"Kate\"}".formatted(given);
        String order = "{\"email\": \"%s\", \"total_price\": 1, \"order_date\": \"2026-11-01\"}".formatted(given);

        assertThat(post("/api/customers", customer, user())).hasStatus(202);
        assertThat(post("/api/customers", "[" + customer + "]", user())).hasStatus(202);
        assertThat(post("/api/ingest/customers", "{\"customers\": [" + customer + "]}", user()))
                .hasStatus(202);
        importedRejects("email,name\n\"" + given + "\",Kate\n");
        assertThat(post("/api/orders", order, user())).hasStatus(202);
        assertThat(post("/api/ingest/orders", "{\"orders\": [" + order + "]}", user()))
                .hasStatus(202);
        importedRejects("email,total_price,order_date\n\"" + given + "\",1,2026-11-01\n");

        assertThat(heard(customers, CustomerReceived.class))
                .flatExtracting(CustomerReceived::customers)
                .extracting(Customer::email)
                .containsExactly(normal, normal, normal, normal);
        assertThat(heard(orders, OrderReceived.class))
                .flatExtracting(OrderReceived::orders)
                .extracting(Order::email)
                .containsExactly(normal, normal, normal);
    }

    @ParameterizedTest
    @CsvSource({
        "\u212aate@example.com, U+212A (KELVIN SIGN) is not possible before the @",
        "\u0130van@example.com, U+0130 (LATIN CAPITAL LETTER I WITH DOT ABOVE) is not possible before the @",
        "ka te@example.com, U+0020 (SPACE) is not possible before the @",
        "k\u200bate@example.com, U+200B (ZERO WIDTH SPACE) is not possible before the @",
        "kate@exam\u00adple.com, its domain is not valid",
        "kate@localhost, its domain is not valid"
    })
    void refusesAnAddressWithItsReasonAtEveryDoor(String given, String reason) {
        String error = "email: is not a valid e-mail address: " + reason;
        String customer = "{\"email\": \"%s\", \"name\": \"Kate\"}".formatted(given);
        String order = "{\"email\": \"%s\", \"total_price\": 1, \"order_date\": \"2026-11-01\"}".formatted(given);

        assertThat(rowError(post("/api/customers", customer, user()))).isEqualTo(error);
        assertThat(rowError(post("/api/ingest/customers", "{\"customers\": [" + customer + "]}", user())))
                .isEqualTo(error);
        assertThat(importedRejects("email,name\n" + given + ",Kate\n")).contains(error);
        assertThat(rowError(post("/api/orders", order, user()))).isEqualTo(error);
        assertThat(importedRejects("email,total_price,order_date\n" + given + ",1,2026-11-01\n"))
                .contains(error);
        assertThat(http.get().uri("/api/customers?email={email}", given).with(user()))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "Zoe\u0308, Zo\u00eb",
        "Zo\u00eb, Zo\u00eb",
        "'\ufeff Zo\u00eb\u00a0\u2003', Zo\u00eb",
        "Z\u200bo\u00ad\u00eb\u2060, Zo\u00eb",
        "\u202eZo\u00eb\u202c\u200f, Zo\u00eb",
        "Z\u200do\u00eb\u3164, Zo\u00eb",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\ud83d\udc69\u200d\ud83d\ude80, \ud83d\udc69\u200d\ud83d\ude80"
    })
    void takesTextInNormalFormAtEveryDoor(String given, String normal) {
        String customers = listenTo(Exchanges.CUSTOMER_RECEIVED);
        String orders = listenTo(Exchanges.ORDER_RECEIVED);

        assertThat(post("/api/customers", """
                {"email": "kate@example.com", "name": "%1$s", "phone": "%1$s", "tags": ["%1$s", "%2$s"],
                 "city": "%1$s"}""".formatted(given, normal), user())).hasStatus(202);
        importedRejects("email,name,phone,tags,city\nkate@example.com,\"%1$s\",\"%1$s\",\"%1$s|%2$s\",\"%1$s\"\n"
                .formatted(given, normal));
        assertThat(post("/api/orders", """
                {"email": "kate@example.com", "total_price": 1, "order_date": "2026-11-01", "channel": "%1$s",
                 "products": [{"product_id": "%1$s", "name": "%1$s", "price": 1, "size": "%1$s"}]}""".formatted(given), user())).hasStatus(202);

        assertThat(heard(customers, CustomerReceived.class))
                .flatExtracting(CustomerReceived::customers)
                .hasSize(2)
                .allSatisfy(customer -> assertThat(List.of(
                                customer.name(),
                                String.valueOf(customer.phone()),
                                customer.tags(),
                                customer.attributes()))
                        .isEqualTo(List.of(normal, normal, List.of(normal), Map.of("city", normal))));
        assertThat(heard(orders, OrderReceived.class))
                .flatExtracting(OrderReceived::orders)
                .singleElement()
                .satisfies(order -> assertThat(order.attributes()).isEqualTo(Map.of("channel", normal)))
                .extracting(order -> order.products().getFirst())
                .satisfies(product -> assertThat(List.of(
                                product.productId(),
                                String.valueOf(product.name()),
                                String.valueOf(product.attributes())))
                        .isEqualTo(List.of(normal, normal, "{size=" + normal + "}")));
    }

    @Test
    void comparesTagsInNormalForm() {
        assertThat(rowError(post("/api/customers", """
                {"email": "kate@example.com", "name": "Kate", "tags": ["Zoe\u0308"], "tags_remove": ["Zo\u00eb"]}""", user()))).isEqualTo("tags_remove: holds a tag that is added");
    }

    @ParameterizedTest
    @CsvSource({
        "\u00a0\u2003\u200b, is required",
        "\u3164\u2800\ufeff, is required",
        "A\u2028nn, holds a control character",
        "A\u0085nn, holds a control character"
    })
    void refusesANameWithItsReasonAtEveryDoor(String name, String reason) {
        String error = "name: " + reason;

        assertThat(rowError(post(
                        "/api/customers",
                        "{\"email\": \"kate@example.com\", \"name\": \"%s\"}".formatted(name),
                        user())))
                .isEqualTo(error);
        assertThat(importedRejects("email,name\nkate@example.com,\"" + name + "\"\n"))
                .contains(error);
    }

    @Test
    void findsACustomerByEverySpellingOfTheAddress() {
        store("kate." + id + "@xn--bcher-kva.example");
        store("kate." + id + "@xn--a.example");

        List<String> spellings = List.of(
                "kate.%s@b\u00fccher.example",
                "KATE.%s@bu\u0308cher.example", "kate.%s@XN--bcher-kva.example", "kate.%s@xn--a.example");

        assertThat(spellings)
                .allSatisfy(spelling -> assertThat(http.get()
                                .uri("/api/customers?email={email}", spelling.formatted(id))
                                .with(user()))
                        .bodyJson()
                        .extractingPath("$.count")
                        .isEqualTo(1));
    }

    private void store(String email) {
        mongo.insert(new Document("_id", "of " + email).append("email", email).append("name", "Kate"), "customers");
    }

    private static String rowError(MvcTestResult answer) {
        assertThat(answer).hasStatus(400);
        return read(answer).read("$.data.errorArray[0].error");
    }

    /** Imports a file and returns its rejected rows. */
    private String importedRejects(String csv) {
        MvcTestResult stored = http.post()
                .uri("/api/imports")
                .with(user())
                .contentType("text/csv")
                .content(csv.getBytes(UTF_8))
                .exchange();
        String path = "/api/imports/" + read(stored).read("$.data._id");
        await().until(() -> get(path, user()).read("$.data.status").equals("completed"));
        return text(http.get().uri(path + "/rejected").with(user()).exchange());
    }
}
