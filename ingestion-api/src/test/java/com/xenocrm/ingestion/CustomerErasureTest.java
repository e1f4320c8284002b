package com.xenocrm.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import com.jayway.jsonpath.DocumentContext;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the erasure of Ann; Bob remains. */
class CustomerErasureTest extends RunningIngestion {

    private final String email = id + "@example.com";

    @BeforeEach
    void storeTwoCustomers() {
        store("customers", """
                {"_id": "a-%1$s", "customer_id": "s-%1$s", "email": "%2$s", "name": "Ann",
                 "created_at": {"$date": "2026-03-01T10:00:00Z"}}""");
        store("customers", """
                {"_id": "b-%1$s", "customer_id": "t-%1$s", "email": "bob-%2$s", "name": "Bob"}""");
    }

    @Test
    void isRequestedByTheIdOfTheErasureOnly() {
        String queue = listenTo(Exchanges.ERASURE_REQUESTED);

        MvcTestResult answer = erase("s-" + id);

        assertThat(answer).hasStatus(202);
        String erasure = read(answer).read("$.data._id");
        assertThat(heard(queue, ErasureRequested.class)).containsExactly(new ErasureRequested(erasure, 0));
        assertThat(get("/api/erasures/" + erasure, user()).<String>read("$.data.status"))
                .isEqualTo("running");
        assertThat(documents("audit_log", erasure))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry).contains("customer_erased").doesNotContain("a-" + id));
    }

    @Test
    void aRepetitionContinuesTheSameErasure() {
        String first = read(erase("a-" + id)).read("$.data._id");

        String second = read(erase("a-" + id)).read("$.data._id");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void whoComesBackIsErasedAgainWhileTheFirstIsRunning() {
        String first = read(erase("a-" + id)).read("$.data._id");
        mongo.getCollection("customers").deleteOne(new Document("_id", "a-" + id));
        store("customers", """
                {"_id": "a-%1$s", "email": "%2$s", "name": "Ann", "created_at": {"$date": "2026-04-01T10:00:00Z"}}""");

        String second = read(erase("a-" + id)).read("$.data._id");

        assertThat(second).isNotEqualTo(first);
        assertThat(get("/api/erasures/" + second, user()).<String>read("$.data.status"))
                .isEqualTo("running");
    }

    @Test
    void knowsNoOtherCustomerAndNoOtherErasure() {
        assertThat(erase("nobody-" + id)).hasStatus(404);
        assertThat(http.get().uri("/api/erasures/none-" + id).with(user())).hasStatus(404);
    }

    @Test
    void deadLettersLoseTheRecordsOfThePerson() {
        deadLetter("d1-" + id, """
                {"customers": [{"email": "%2$s"}, {"email": "bob-%2$s", "total_spend": 12.50}]}""");
        deadLetter("d2-" + id, """
                {"customers": [{"email": "x@example.com", "patch": {"id": "a-%1$s"}}]}""");
        deadLetter("d3-" + id, "{\"customers\": [{\"email\": \"%2$s\"");
        deadLetter("d4-" + id, "{\"customers\": [{\"email\": \"jo%2$s\"}, {\"email\": \"%2$s.in\"");

        erase("a-" + id);

        await().until(() -> documents("dead_letters", "d2-" + id).isEmpty()
                && documents("dead_letters", "d3-" + id).isEmpty());
        assertThat(documents("dead_letters", "d4-" + id)).hasSize(1);
        Document rest = mongo.getCollection("dead_letters")
                .find(new Document("_id", "d1-" + id))
                .first();
        assertThat(new String(rest.get("body", Binary.class).getData(), UTF_8))
                .isEqualTo("{\"customers\":[{\"email\":\"bob-" + email + "\",\"total_spend\":12.50}]}");
    }

    @Test
    void repliesAndAuditSubjectsLoseThePerson() {
        store("idempotency_keys", "{'_id': 'k-%1$s', 'status': 400, 'reply': 'Refused: %2$s'}");
        store(
                "audit_log",
                "{'_id': '-%1$s', 'at': {'$date': '2026-03-01T10:00:00Z'}, 'actor_id': 'u', "
                        + "'action': 'suppressed', 'subject': '%2$s', 'details': {}}");

        String erasure = read(erase("a-" + id)).read("$.data._id");

        await().until(() -> documents("audit_log", email).isEmpty()
                && documents("idempotency_keys", email).isEmpty());
        assertThat(documents("audit_log", "erased-" + erasure)).hasSize(1);
    }

    @Test
    void anOldFileDoesNotBringThePersonBack() {
        String file = """
                email,name,customer_id,total_spend
                %1$s,Ann,,1
                new-%1$s,Ann,s-%2$s,1
                %1$s,Ann,,wrong
                bob-%1$s,Bob,,1
                """.formatted(email.toUpperCase(Locale.ROOT), id);
        String before = upload(file);
        erase("a-" + id);
        await().until(() -> rejected(before).contains("was erased"));
        mongo.getCollection("customers").deleteOne(new Document("_id", "a-" + id));
        String queue = listenTo(Exchanges.CUSTOMER_RECEIVED);

        String again = upload(file);

        assertThat(heard(queue, CustomerReceived.class))
                .flatExtracting(CustomerReceived::customers)
                .extracting(Customer::email)
                .containsExactly("bob-" + email);
        assertThat(rejected(again)).isEqualTo("""
                \uFEFFimport_line,import_error,email,name,customer_id,total_spend
                2,WHY,,,,
                3,WHY,,,,
                4,WHY,,,,
                """.replace("\n", "\r\n")
                .replace("WHY", "row: names a person whose data was erased on request; send a new record by the API"));
        assertThat(rejected(before).toLowerCase(Locale.ROOT)).doesNotContain(email);
    }

    @Test
    void aFileMayNameThePersonWhoIsACustomerAgain() {
        erase("a-" + id);
        mongo.getCollection("customers").deleteOne(new Document("_id", "a-" + id));
        mongo.getCollection("customers")
                .insertOne(new Document("_id", "c-" + id)
                        .append("email", email)
                        .append("created_at", Date.from(Instant.now().plusSeconds(1))));

        String imported = upload("email,name\n" + email + ",Ann\n");

        assertThat(get("/api/imports/" + imported, user()).<Integer>read("$.data.accepted"))
                .isEqualTo(1);
    }

    private MvcTestResult erase(String customer) {
        return http.delete().uri("/api/customers/" + customer).with(admin()).exchange();
    }

    private String upload(String file) {
        MvcTestResult uploaded = http.post()
                .uri("/api/imports")
                .with(user())
                .contentType("text/csv")
                .content(file)
                .exchange();
        DocumentContext stored = read(uploaded);
        String imported = stored.read("$.data._id");
        await().until(() ->
                get("/api/imports/" + imported, user()).read("$.data.status").equals("completed"));
        return imported;
    }

    private String rejected(String imported) {
        return text(http.get()
                .uri("/api/imports/" + imported + "/rejected")
                .with(user())
                .exchange());
    }

    private void deadLetter(String letter, String body) {
        mongo.getCollection("dead_letters")
                .insertOne(new Document("_id", letter)
                        .append("queue", "q")
                        .append("reason", "r")
                        .append("parked_at", Date.from(Instant.EPOCH))
                        .append("status", "waiting")
                        .append("body", new Binary(body.formatted(id, email).getBytes(UTF_8))));
    }

    private void store(String collection, String json) {
        mongo.getCollection(collection).insertOne(Document.parse(json.formatted(id, email)));
    }

    private List<String> documents(String collection, String containing) {
        return mongo.getCollection(collection).find().map(Document::toJson).into(new ArrayList<>()).stream()
                .filter(json -> json.contains(containing))
                .toList();
    }
}
