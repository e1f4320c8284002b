package com.xenocrm.ingestion.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

@SpringBootTest(properties = "crm.imports.most=2MB")
@AutoConfigureMockMvc
class ImportApiTest {

    private static final String DATABASE = TestMongo.newDatabase("imports");

    @Autowired
    MockMvcTester http;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    MongoOperations mongo;

    private final String id = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("crm.local", () -> true);
        properties.add("spring.mongodb.uri", TestMongo::uri);
        properties.add("spring.mongodb.database", () -> DATABASE);
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
    }

    @Test
    void tellsWhatBecomesOfColumnsBeforeAnythingIsStored() {
        long before = mongo.count(new Query(), "imports");

        MvcTestResult known = layout("", "First Name,Last Name,Email,Accepts Email Marketing\nAnn,Lee,");
        MvcTestResult mapped = layout("?kind=customers&mapping=Kunde:name", "Kunde;Email;plan\n");
        MvcTestResult unclear = layout("?kind=customers", "Kunde;Email\n");

        assertThat(known)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data.export")
                .isEqualTo("shopify_customers");
        assertThat(mapped).bodyJson().isStrictlyEqualTo("""
                {"success": true, "message": "What becomes of the columns", "data": {"kind": "customers",
                 "columns": {"Kunde": "name", "Email": "email", "plan": "plan"}, "ignored_columns": [], "warnings": []}}""");
        assertThat(unclear).hasStatus(400).bodyText().contains("\"field\":\"Kunde\"");
        assertThat(mongo.count(new Query(), "imports")).isEqualTo(before);
    }

    private MvcTestResult layout(String parameters, String head) {
        return http.post()
                .uri("/api/imports/layout" + parameters)
                .with(jwt().jwt(token -> token.subject("u1").claim(InternalTokenClaims.ROLE, "marketer")))
                .contentType("text/csv")
                .content(head)
                .exchange();
    }

    @Test
    void importsAFileOfCustomersAndHandsBackTheRowsItRejected() {
        String queue = listenTo(Exchanges.CUSTOMER_RECEIVED);

        DocumentContext stored = accepted(upload(null, """
                Mail;name;note
                %1$s-a@example.com;Ann;"one
                two"
                nobody;Bob;=1+1
                %1$s-c@example.com;Cleo;
                """.formatted(id), "?mapping=Mail:email"));

        DocumentContext done = finished(stored.read("$.data._id"));
        assertThat(stored.<Integer>read("$.data.rows")).isEqualTo(3);
        assertThat(done.<Object>read("$.data.status")).isEqualTo("completed");
        assertThat(done.<Integer>read("$.data.accepted")).isEqualTo(2);
        assertThat(done.<Integer>read("$.data.rejected")).isEqualTo(1);
        assertThat(done.<Integer>read("$.data.progress")).isEqualTo(100);
        assertThat(heard(queue, CustomerReceived.class))
                .flatExtracting(CustomerReceived::customers)
                .extracting(Customer::email)
                .containsExactly(id + "-a@example.com", id + "-c@example.com");
        assertThat(http.get()
                        .uri("/api/imports/" + stored.read("$.data._id") + "/rejected")
                        .with(user()))
                .hasStatusOk()
                .hasHeader("Content-Type", "text/csv;charset=UTF-8")
                .bodyText()
                .isEqualTo(
                        "\uFEFFimport_line,import_error,Mail,name,note\r\n4,email: is not a valid e-mail address: it has no @,nobody,Bob,'=1+1\r\n");
    }

    @Test
    void streamsTheFinalFiguresOfAnImport() {
        DocumentContext stored = accepted(upload(null, "email;name\n%s@example.com;Ann\n".formatted(id), ""));
        finished(stored.read("$.data._id"));

        MvcTestResult events = http.get()
                .uri("/api/imports/" + stored.read("$.data._id") + "/events")
                .with(user())
                .asyncExchange();

        await().untilAsserted(() -> assertThat(events.getResponse().getContentAsString())
                .startsWith("event:final\ndata:{\"_id\":\"" + stored.read("$.data._id") + "\"")
                .contains("\"status\":\"completed\"", "\"accepted\":1,")
                .endsWith("}\n\n"));
    }

    @Test
    void streamsNoUnknownImport() {
        MvcTestResult events =
                http.get().uri("/api/imports/unknown/events").with(user()).exchange();

        assertThat(events).hasStatus(404);
    }

    @Test
    void importsAGzippedFileOfManyChunksInMessagesOfAHundred() throws IOException {
        String queue = listenTo(Exchanges.ORDER_RECEIVED);
        String rows = IntStream.range(0, 12_345)
                .mapToObj(i -> "%s-%d,%s@example.com,1.25,2026-11-01".formatted(id, i, id))
                .collect(Collectors.joining("\n", "order_id,email,amount,order_date\n", "\n"));

        DocumentContext done = finished(
                accepted(post(gzip(rows), "application/gzip", "", null)).read("$.data._id"));

        List<OrderReceived> messages = heard(queue, OrderReceived.class);
        assertThat(done.<Integer>read("$.data.accepted")).isEqualTo(12_345);
        assertThat(messages).allMatch(message -> message.orders().size() <= CrmMessage.MAX_RECORDS);
        assertThat(messages)
                .flatExtracting(OrderReceived::orders)
                .hasSize(12_345)
                .extracting(Order::orderId, Order::version)
                .doesNotHaveDuplicates();
        assertThat(mongo.count(new Query(where("packed").exists(true)), "import_chunks"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`email,name,City\na@x.example,A,B`    | ``                | 400 | City: is no field of customers, and an attribute's name is 1 to 64 lower-case letters, digits or underscores; the parameter mapping gives it one",
                "`email,city\na@x.example,B`           | ?kind=customers   | 400 | name: is not a column of the file",
                "`a,b\n1,2`                            | ``                | 400 | kind: cannot be determined from the columns: give kind=customers or kind=orders",
                "`email,name\na@x.example,A`           | ?kind=receipts    | 400 | kind: must be customers or orders",
                "`email,name\na@x.example,A`           | ?delimiter=pipe   | 400 | delimiter: must be comma, semicolon or tab",
                "`email,name\na@x.example,A`           | ?mapping=name     | 400 | mapping: must be column:field pairs separated by commas, or a JSON object of strings",
                "`email,name\n`                        | ``                | 400 | The file has no rows",
                "``                                    | ``                | 400 | The file is empty",
                "`email,name\na@x.example,\"A`         | ``                | 400 | The file is not well-formed CSV after line 1: a quote is missing or out of place",
            })
    void refusesAFileThatIsNotClear(String file, String parameters, int status, String message) {
        MvcTestResult answer = upload(null, file, parameters);

        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo(message);
    }

    @Test
    void refusesOtherContentAndMoreThanTheLimitAndKeepsNothing() {
        await().untilAsserted(() -> assertThat(rowsThatWait()).isZero());

        assertThat(post("{}".getBytes(StandardCharsets.UTF_8), "application/json", "", null))
                .hasStatus(415)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("Send the body as text/csv, application/gzip, application/x-gzip");
        assertThat(upload(null, "email,name\n" + "a@example.com,Ann\n".repeat(120_000), ""))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(rowsThatWait()).isZero();
    }

    /** Returns the number of chunks that still contain rows, of any import. */
    private long rowsThatWait() {
        return mongo.count(new Query(where("packed").exists(true)), "import_chunks");
    }

    @Test
    void takesTheSameFileUnderTheSameKeyOnce() {
        String file = "email,name\n%s@example.com,Ann\n".formatted(id);

        DocumentContext first = accepted(upload(id, file, ""));
        DocumentContext again = accepted(upload(id, file, ""));
        MvcTestResult other = upload(id, file + "b@example.com,Bob\n", "");

        assertThat(again.<String>read("$.data._id")).isEqualTo(first.read("$.data._id"));
        assertThat(other).hasStatus(422).bodyJson().extractingPath("$.error").isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?kind=customers",
                "?decimal_mark=comma",
                "?time_zone=Europe/Berlin",
                "?mapping=name:name",
                "?consent=unsubscribed"
            })
    void refusesTheSameKeyWithOtherParameters(String parameters) {
        String file = "email,name\n%s@example.com,Ann\n".formatted(id);
        accepted(upload(id, file, ""));

        MvcTestResult other = upload(id, file, parameters);

        assertThat(other)
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("This key was used with other parameters");
    }

    @Test
    void suppressesWhoUnsubscribedInAnotherTool() {
        DocumentContext stored = accepted(upload(null, """
                Email Address,First Name,MEMBER_RATING,OPTIN_IP,UNSUB_TIME,LEID
                %1$s-a@example.com,Ann,2,198.51.100.1,2026-01-01 10:00:00,1
                %1$s-b@example.com,,2,198.51.100.1,2026-01-01 10:00:00,2
                """.formatted(id), ""));

        DocumentContext done = finished(stored.read("$.data._id"));
        assertThat(stored.<Object>read("$.data.export")).isEqualTo("mailchimp");
        assertThat(stored.<Object>read("$.data.columns"))
                .isEqualTo(Map.of(
                        "Email Address", "email",
                        "First Name", "name",
                        "MEMBER_RATING", "member_rating",
                        "OPTIN_IP", "",
                        "UNSUB_TIME", "email_consent",
                        "LEID", ""));
        assertThat(stored.<List<String>>read("$.data.ignored_columns")).containsExactly("OPTIN_IP", "LEID");
        assertThat(stored.<List<String>>read("$.data.warnings"))
                .containsExactly("Customers who unsubscribed, bounced or declined email in Mailchimp are suppressed."
                        + " Those who are not_subscribed can be written to, unless a rule on attributes.email_consent"
                        + " leaves them out");
        assertThat(done.<Integer>read("$.data.accepted")).isEqualTo(1);
        assertThat(done.<Integer>read("$.data.suppressed")).isEqualTo(2);
        assertThat(mongo.find(new Query(where("_id").regex(id)), Document.class, "suppressions"))
                .extracting(suppression -> suppression.getString("reason"))
                .containsOnly("unsubscribed in Mailchimp, import " + stored.read("$.data._id"))
                .hasSize(2);
    }

    @Test
    void listsImportsTheNewestFirstAndKnowsWhichThereAreNot() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.addFirst(accepted(upload(null, "email,name\na@example.com,Ann\n", ""))
                    .read("$.data._id"));
        }

        DocumentContext page = get("/api/imports?limit=2");
        DocumentContext next = get("/api/imports?limit=1&cursor=" + page.read("$.next_cursor"));

        assertThat(page.<List<String>>read("$.data[*]._id")).isEqualTo(ids.subList(0, 2));
        assertThat(next.<List<String>>read("$.data[*]._id")).isEqualTo(ids.subList(2, 3));
        assertThat(http.get().uri("/api/imports/nothing").with(user()))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("IMPORT_NOT_FOUND");
    }

    @Test
    void cancelsOnlyWhatIsNotFinished() {
        String finished = finished(accepted(upload(null, "email,name\na@example.com,Ann\n", ""))
                        .read("$.data._id"))
                .read("$.data._id");

        assertThat(http.post().uri("/api/imports/" + finished + "/cancel").with(user()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.error")
                .isEqualTo("IMPORT_FINISHED");
    }

    private MvcTestResult upload(String key, String text, String parameters) {
        return post(text.getBytes(StandardCharsets.UTF_8), "text/csv", parameters, key);
    }

    private MvcTestResult post(byte[] content, String type, String parameters, String key) {
        var request = http.post()
                .uri("/api/imports" + parameters)
                .with(user())
                .header("Content-Type", type)
                .content(content);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private DocumentContext accepted(MvcTestResult answer) {
        assertThat(answer).hasStatus(202);
        return json(answer);
    }

    private DocumentContext finished(String importId) {
        return await().until(
                        () -> get("/api/imports/" + importId),
                        found -> found.read("$.data.finished_at", String.class) != null);
    }

    private DocumentContext get(String uri) {
        MvcTestResult answer = http.get().uri(uri).with(user()).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private static DocumentContext json(MvcTestResult answer) {
        return JsonPath.using(Configuration.defaultConfiguration().addOptions(Option.DEFAULT_PATH_LEAF_TO_NULL))
                .parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static RequestPostProcessor user() {
        return jwt().jwt(token -> token.subject("u1").claim(InternalTokenClaims.ROLE, "marketer"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /** Creates a queue for this test, in addition to the consumer's. */
    private String listenTo(String exchange) {
        return rabbit.execute(channel -> {
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, exchange, "#");
            return queue;
        });
    }

    private <M extends CrmMessage> List<M> heard(String queue, Class<M> type) {
        List<M> messages = new ArrayList<>();
        for (Message message = rabbit.receive(queue); message != null; message = rabbit.receive(queue)) {
            messages.add(MessageJson.read(message.getBody(), type));
        }
        return messages;
    }
}
