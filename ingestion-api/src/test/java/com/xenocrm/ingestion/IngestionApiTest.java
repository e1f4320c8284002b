package com.xenocrm.ingestion;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import com.standardwebhooks.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriUtils;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.webhook.WebhookSecrets;
import com.xenocrm.testkit.Stranger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

class IngestionApiTest extends RunningIngestion {

    @Autowired
    MessagePublisher publisher;

    @Autowired
    MeterRegistry meters;

    @Test
    void publishesTheValidCustomersAndExplainsTheOthers() {
        String queue = listenTo(Exchanges.CUSTOMER_RECEIVED);

        MvcTestResult answer = post("/api/ingest/customers", """
                {"customers": [{"email": "%1$s@example.com", "name": "Ann"},
                               {"email": "nobody", "name": "Bob"},
                               17]}
                """.formatted(id));

        assertThat(answer).hasStatus(202).bodyJson().isStrictlyEqualTo("""
                {"success": true, "message": "1 customers accepted, 2 rejected",
                 "data": {"accepted": 1, "rejected": 2, "errorArray": [
                    {"index": 1, "error": "email: is not a valid e-mail address: it has no @",
                     "customer": {"email": "nobody", "name": "Bob"}},
                    {"index": 2, "error": "must be an object", "customer": 17}]}}
                """);
        assertThat(heard(queue, CustomerReceived.class))
                .flatExtracting(CustomerReceived::customers)
                .extracting(Customer::email)
                .containsExactly(id + "@example.com");
    }

    @Test
    void putsAThousandOrdersIntoMessagesOfAHundred() {
        String queue = listenTo(Exchanges.ORDER_RECEIVED);
        String orders = IntStream.range(0, 1_000)
                .mapToObj(i ->
                        "{\"order_id\": \"%s-%d\", \"customerId\": \"c\", \"amount\": 1.25, \"orderDate\": \"2026-11-01\"}"
                                .formatted(id, i))
                .collect(Collectors.joining(",", "[", "]"));

        MvcTestResult answer = post("/api/orders", orders);

        assertThat(answer).hasStatus(202);
        assertThat(heard(queue, OrderReceived.class))
                .hasSize(10)
                .allMatch(message -> message.orders().size() == CrmMessage.MAX_RECORDS)
                .flatExtracting(OrderReceived::orders)
                .extracting(Order::orderId)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesARequestWithoutAValidRow() {
        assertThat(post("/api/orders", "{\"order_id\": \"o\"}"))
                .hasStatus(400)
                .bodyJson()
                .isStrictlyEqualTo("""
                {"success": false, "message": "None of the orders is valid", "error": "NO_VALID_RECORDS",
                 "data": {"accepted": 0, "rejected": 1, "errorArray": [
                    {"index": 0, "error": "customer_id: is required, or an email", "order": {"order_id": "o"}}]}}
                """);
    }

    @Test
    void countsWhatItTakesAndWhatItRefuses() {
        double accepted = counted("accepted");
        double rejected = counted("rejected");

        post("/api/orders", "{\"order_id\": \"o\"}");
        post("/api/orders", """
                [{"customer_id": "c1", "total_price": 1, "order_date": "2026-11-20"}, {"order_id": "o"},
                 {"customer_id": "c2", "total_price": 1, "order_date": "2026-11-20"}]""");

        assertThat(counted("accepted") - accepted).isEqualTo(2);
        assertThat(counted("rejected") - rejected).isEqualTo(2);
    }

    @Test
    void refusesMalformedJsonWithThePosition() {
        assertThat(post("/api/customers", "[{\"email\": }]"))
                .hasStatus(400)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"success": false, "error": "MALFORMED_JSON", "data": {"line": 1, "column": 12},
                         "message": "The body is not valid JSON: line 1, column 12"}
                        """);
    }

    @Test
    void refusesTooMuchAtOnce() {
        assertThat(post("/api/customers", "[" + " ".repeat(1024 * 1024) + "]"))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(post("/api/customers", "[" + "1,".repeat(1000) + "1]"))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("TOO_MANY_RECORDS");
    }

    @Test
    void takesNothingWhileTooMuchWaitsAndGoesOnWhenItIsDone() {
        String queue = Exchanges.ORDERS_TO_RECORD.queue();
        String order =
                "{\"order_id\": \"%s\", \"customer_id\": \"c\", \"total_price\": 1, \"order_date\": \"2026-11-01\"}"
                        .formatted(id);
        String customer = "{\"email\": \"%s@example.com\", \"name\": \"Ann\"}".formatted(id);

        publisher.publish(Collections.nCopies(QUEUE_LIMIT, new OrderReceived(List.of())));

        await().untilAsserted(() -> assertThat(post("/api/orders", order)).hasStatus(503));
        assertThat(post("/api/orders", order))
                .hasHeader("Retry-After", "5")
                .bodyJson()
                .isStrictlyEqualTo("""
                {"success": false, "error": "OVERLOADED",
                 "message": "Too many records wait to be applied; nothing was accepted, try again later"}
                """);
        assertThat(post("/api/customers", customer)).hasStatus(202);
        rabbit.execute(channel -> channel.queuePurge(queue));
        await().untilAsserted(() -> assertThat(post("/api/orders", order)).hasStatus(202));
    }

    @Test
    void startsIsReadyAndAliveWithItsDatabaseAndBroker(@Autowired WebApplicationContext service) {
        assertThat(Stranger.probe(service)).containsExactly(200, 200, 200);
    }

    @Test
    void opensNothingButHealthAndMetricsToStrangers(@Autowired WebApplicationContext service) {
        assertThat(Stranger.walk(service)).isSubsetOf(Stranger.OPEN_TO_ALL);
    }

    @Test
    void refusesAStranger() {
        assertThat(http.post()
                        .uri("/api/customers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(401);
    }

    @Test
    void answersAWriteUnderTheSameKeyOnce() {
        String queue = listenTo(Exchanges.CUSTOMER_RECEIVED);
        String body = "{\"email\": \"%s@example.com\", \"name\": \"Ann\"}".formatted(id);

        MvcTestResult first = postUnder(id, body);
        MvcTestResult again = postUnder(id, body);
        MvcTestResult other = postUnder(id, body.replace("Ann", "Bob"));

        assertThat(first).hasStatus(202);
        assertThat(again).hasStatus(202).bodyText().isEqualTo(text(first));
        assertThat(other).hasStatus(422).bodyJson().extractingPath("$.error").isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(heard(queue, CustomerReceived.class)).hasSize(1);
    }

    @Test
    void takesReceiptsSignedByTheVendorOrSentByAUser() throws Exception {
        String queue = listenTo(Exchanges.DELIVERY_RECEIPT_RECEIVED);
        String receipt = "{\"campaignId\": \"k\", \"customerId\": \"%s\", \"status\": \"delivered\"}".formatted(id);
        long now = Instant.now().getEpochSecond();
        String signature = new Webhook(WebhookSecrets.LOCAL_DEFAULT).sign("w", now, receipt);

        assertThat(postReceipt(anonymous(), receipt, "v1,AAAA", now)).hasStatus(401);
        assertThat(postReceipt(anonymous(), receipt + " ", signature, now)).hasStatus(401);
        assertThat(postReceipt(anonymous(), receipt, signature, now)).hasStatus(202);
        assertThat(postReceipt(user(), receipt, "", now)).hasStatus(202);
        assertThat(heard(queue, DeliveryReceiptReceived.class))
                .flatExtracting(DeliveryReceiptReceived::receipts)
                .extracting(Receipt::communicationId)
                .containsExactly("k:" + id, "k:" + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"communicationId\": \"k:%s\", \"status\": \"SENT\", \"occurred_at\": %s}",
                "[{\"logId\": \"k:%s\", \"success\": true, \"occurredAt\": %s}]",
                "{\"receipts\": [{\"campaignId\": \"k\", \"customerId\": \"%s\", \"status\": \"delivered\","
                        + " \"attempt\": 2, \"occurred_at\": %s}]}"
            })
    void takesReceiptsWhateverTheirClocksSay(String body) {
        String queue = listenTo(Exchanges.DELIVERY_RECEIPT_RECEIVED);
        Instant started = Instant.now();
        Instant ahead = started.plus(Duration.ofHours(49));
        List<Object> times = List.of("\"" + ahead + "\"", ahead.getEpochSecond(), ahead.toEpochMilli(), "\"soon\"");

        times.forEach(time ->
                assertThat(post("/api/receipt", body.formatted(id, time))).hasStatus(202));

        assertThat(heard(queue, DeliveryReceiptReceived.class))
                .flatExtracting(DeliveryReceiptReceived::receipts)
                .hasSize(4)
                .allSatisfy(receipt -> assertThat(receipt.occurredAt()).isBetween(started, Instant.now()));
    }

    @Test
    void acknowledgesReceiptsThatAreNoOutcome() {
        String queue = listenTo(Exchanges.DELIVERY_RECEIPT_RECEIVED);

        MvcTestResult answer = post("/api/receipt", """
                [{"logId": "k:c", "status": "Clicked"}, {"logId": "k:c", "status": "never heard of"}]
                """);
        MvcTestResult broken = post("/api/receipt", "[{\"status\": \"SENT\"}]");

        assertThat(answer).hasStatus(202).bodyJson().isStrictlyEqualTo("""
                {"success": true, "message": "0 receipts accepted, 2 ignored, 0 rejected",
                 "data": {"accepted": 0, "rejected": 0, "errorArray": [],
                          "ignored": [{"index": 0, "status": "clicked"}, {"index": 1, "status": "never_heard_of"}]}}
                """);
        assertThat(broken).hasStatus(400);
        assertThat(heard(queue, DeliveryReceiptReceived.class)).isEmpty();
        assertThat(meters.get("crm.receipts.ignored").counters())
                .extracting(counter -> counter.getId().getTag("status"))
                .containsExactlyInAnyOrder("clicked", "other");
    }

    @Test
    void takesASignedRequestThatIsRepeatedForTheSameReceipt() throws Exception {
        String queue = listenTo(Exchanges.DELIVERY_RECEIPT_RECEIVED);
        String receipt = """
                {"communicationId": "k:%s", "status": "FAILED", "reason": "bounced",
                 "occurred_at": "2026-11-01T10:00:00Z"}""".formatted(id);
        long now = Instant.now().getEpochSecond();
        String signature = new Webhook(WebhookSecrets.LOCAL_DEFAULT).sign("w", now, receipt);

        MvcTestResult first = postReceipt(anonymous(), receipt, signature, now);
        MvcTestResult replayed = postReceipt(anonymous(), receipt, signature, now);

        assertThat(first).hasStatus(202);
        assertThat(replayed).hasStatus(202).bodyText().isEqualTo(text(first));
        assertThat(heard(queue, DeliveryReceiptReceived.class))
                .hasSize(2)
                .flatExtracting(DeliveryReceiptReceived::receipts)
                .containsOnly(new Receipt(
                        "k:" + id,
                        DeliveryStatus.FAILED,
                        "bounced",
                        null,
                        Instant.parse("2026-11-01T10:00:00Z"),
                        null));
    }

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

    private double counted(String outcome) {
        return meters.get("crm.ingest.records")
                .tag("kind", "orders")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private MvcTestResult post(String path, String body) {
        return post(path, body, user());
    }

    private MvcTestResult postUnder(String key, String body) {
        return http.post()
                .uri("/api/customers")
                .with(user())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult postReceipt(RequestPostProcessor caller, String body, String signature, long at) {
        return http.post()
                .uri("/api/receipt")
                .with(caller)
                .header("webhook-id", "w")
                .header("webhook-timestamp", at)
                .header("webhook-signature", signature)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private DocumentContext get(String uri) {
        return get(uri, user());
    }

    private static RequestPostProcessor anonymous() {
        return jwt().jwt(token -> token.subject(InternalTokenClaims.ANONYMOUS)
                .claim(InternalTokenClaims.ROLE, InternalTokenClaims.ROLE_ANONYMOUS));
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
