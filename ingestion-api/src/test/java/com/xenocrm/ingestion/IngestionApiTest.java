package com.xenocrm.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.standardwebhooks.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

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

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"currency": "JPY", "orders": [{"order_id": "1"}]}  | currency: must not stand beside orders
            {"orders": [{"order_id": "1"}], "customers": []}    | customers: must not stand beside orders
            {"orders": [{"order_id": "1"}], "orders": []}       | orders: is given twice
            {"order_id": "1", "order_id": "2"}                  | order_id: is given twice
            [{"order_id": "1", "order_id": "2"}]                | An object gives a name twice: line 1, column 32
            [{"products": [{"price": 1, "price": 2}]}]          | An object gives a name twice: line 1, column 38
            """)
    void refusesWhatItWouldLeaveOut(String body, String message) {
        assertThat(post("/api/orders", body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo(message);
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

    private static RequestPostProcessor anonymous() {
        return jwt().jwt(token -> token.subject(InternalTokenClaims.ANONYMOUS)
                .claim(InternalTokenClaims.ROLE, InternalTokenClaims.ROLE_ANONYMOUS));
    }
}
