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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.erasure.IdentifierHash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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

    /** Tests a document that a backup or an import brought back with its time of creation. */
    @Test
    void whoIsStoredAgainIsErasedAgain() {
        String first = read(erase("a-" + id)).read("$.data._id");
        mongo.getCollection("erasures")
                .updateOne(
                        new Document("_id", first),
                        new Document("$set", new Document("completed_at", Date.from(Instant.now())))
                                .append("$unset", new Document("person", "")));

        String second = read(erase("a-" + id)).read("$.data._id");
        String third = read(erase("a-" + id)).read("$.data._id");

        assertThat(second).isNotEqualTo(first).isEqualTo(third);
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
        deadLetter("d5-" + id, "{\"note\": \"call\\n%2$s.\"");
        deadLetter("d6-" + id, "{\"orders\": [{\"customer_id\": \"s-%1$s\", ");
        deadLetter("d7-" + id, "{\"orders\": [{\"customer_id\": \"s-%1$s0\", ");
        deadLetter("d8-" + id, "{\"receipts\": [{\"communication_id\": \"c:a-%1$s\", ");

        erase("a-" + id);

        await().until(() -> documents("dead_letters", "d2-" + id).isEmpty()
                && documents("dead_letters", "d8-" + id).isEmpty());
        assertThat(mongo.getCollection("dead_letters")
                        .find(new Document("_id", new Document("$regex", id + "$")))
                        .map(letter -> letter.getString("_id").substring(0, 2))
                        .into(new ArrayList<>()))
                .containsExactlyInAnyOrder("d1", "d4", "d7");
        assertThat(body("d1-" + id))
                .isEqualTo("{\"customers\":[{\"email\":\"bob-" + email + "\",\"total_spend\":12.50}]}");
    }

    @Test
    void deadLettersOfOthersOnlyLoseTheAddress() {
        deadLetter("d1-" + id, """
                {"receipts": [{"communication_id": "c1:eu:a-%1$s"}]}""");
        deadLetter("d2-" + id, """
                {"receipts": [{"communication_id": "c1:a-%1$s"}]}""");
        deadLetter("d3-" + id, """
                {"customers": [{"email": "b@example.com", "attributes": {"friend": "%2$s", "id": "a-%1$s"}}]}""");
        deadLetter("d4-" + id, """
                {"orders": [{"order_id": "1", "customer_id": "t-%1$s", "email": "%2$s"}]}""");
        deadLetter("d5-" + id, """
                {"orders": [{"order_id": "1", "customer_id": "guest-%1$s", "email": "%2$s"}]}""");

        erase("a-" + id);

        await().until(() -> documents("dead_letters", "d2-" + id).isEmpty()
                && documents("dead_letters", "d5-" + id).isEmpty());
        assertThat(body("d1-" + id)).contains("c1:eu:a-" + id);
        assertThat(body("d3-" + id))
                .isEqualTo("{\"customers\":[{\"email\":\"b@example.com\",\"attributes\":{\"id\":\"a-" + id + "\"}}]}");
        assertThat(body("d4-" + id)).isEqualTo("{\"orders\":[{\"order_id\":\"1\",\"customer_id\":\"t-" + id + "\"}]}");
    }

    @Test
    void deadLettersKeepWhatIsNewerThanTheErasure() {
        long later = (Instant.now().toEpochMilli() + 3_600_000) * 1_000;
        deadLetter("d1-" + id, "{\"customers\": [{\"email\": \"%2$s\", \"version\": " + later + "}]}");
        deadLetter("d2-" + id, "{\"customers\": [{\"email\": \"%2$s\", \"version\": 1}]}");
        String kept = body("d1-" + id);

        erase("a-" + id);

        await().until(() -> documents("dead_letters", "d2-" + id).isEmpty());
        assertThat(body("d1-" + id)).isEqualTo(kept);
    }

    @Test
    void whoIsBeingErasedCannotBeChanged() {
        erase("a-" + id);

        MvcTestResult change = http.patch()
                .uri("/api/customers/a-" + id)
                .with(user())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"phone\": \"+91 1\"}")
                .exchange();

        assertThat(change).hasStatus(404);
    }

    @Test
    void everyAddressThatThePersonHadIsErased() {
        mongo.getCollection("customers")
                .updateOne(
                        new Document("_id", "a-" + id),
                        new Document("$set", new Document("former_emails", List.of("was-" + email, "bob-" + email))));
        store("orders", """
                {"_id": "o1-%1$s", "customer_id": "s-%1$s", "email": "once-%2$s", "customer_refs": ["s-%1$s", "once-%2$s"]}""");
        store("orders", """
                {"_id": "o2-%1$s", "customer_id": "s-%1$s", "email": "till-%2$s", "customer_refs": ["s-%1$s", "till-%2$s"]}""");
        store("orders", "{'_id': 'o3-%1$s', 'email': 'till-%2$s', 'customer_refs': ['till-%2$s']}");

        String erasure = read(erase("a-" + id)).read("$.data._id");

        Document person = mongo.getCollection("erasures")
                .find(new Document("_id", erasure))
                .first()
                .get("person", Document.class);
        assertThat(person.getList("emails", String.class))
                .containsExactlyInAnyOrder(email, "was-" + email, "once-" + email);
    }

    @Test
    void repliesThatNameThePersonOtherwiseAreErased() {
        mongo.getCollection("customers")
                .updateOne(
                        new Document("_id", "a-" + id),
                        new Document("$set", new Document("email", "ann@xn--bcher-kva." + id + ".example")));
        store("idempotency_keys", "{'_id': 'k1-%1$s', 'reply': '{\"email\":\"Ann@b\u00fccher.%1$s.example\"}'}");
        store("idempotency_keys", "{'_id': 'k2-%1$s', 'reply': '{\"customer_id\":\"s-%1$s\",\"a\":1}'}");
        store("idempotency_keys", "{'_id': 'k3-%1$s', 'reply': '{\"customer_id\":\"s-%1$s0\",\"a\":1}'}");
        store("idempotency_keys", "{'_id': 'k4-%1$s', 'reply': '{\"email\":\"joann@xn--bcher-kva.%1$s.example\"}'}");

        erase("a-" + id);

        await().until(() ->
                reply("k1-" + id).contains("erased") && reply("k2-" + id).contains("erased"));
        assertThat(reply("k3-" + id)).contains("s-" + id + "0");
        assertThat(reply("k4-" + id)).contains("joann@");
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
    void auditEntriesAreFoundByAnIndex() {
        assertThat(mongo.getCollection("audit_log").listIndexes())
                .extracting(
                        index -> List.copyOf(index.get("key", Document.class).keySet()))
                .contains(List.of("subject"));
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

    /** Tests rows after Bob got Ann's address, or the shop's identifier that equals her {@code _id}. */
    @ParameterizedTest
    @CsvSource({
        "'', t-, '', t-, true",
        "'', t-, '', '', true",
        "'', t-, '', s-, false",
        "bob-, a-, bob-, a-, true",
        "bob-, a-, '', a-, false",
        "bob-, t-, '', t-, false"
    })
    void aFileMayNameWhoeverHasTheIdentifiersNow(
            String bobsEmail, String bobsId, String email, String customerId, boolean accepted) {
        erase("a-" + id);
        mongo.getCollection("customers").deleteOne(new Document("_id", "a-" + id));
        mongo.getCollection("customers")
                .updateOne(
                        new Document("_id", "b-" + id),
                        new Document(
                                "$set",
                                new Document("email", bobsEmail + this.email).append("customer_id", bobsId + id)));

        String imported = upload("email,customer_id,name\n%s,%s,Bob\n"
                .formatted(email + this.email, customerId.isEmpty() ? "" : customerId + id));

        assertThat(get("/api/imports/" + imported, user()).<Integer>read("$.data.accepted"))
                .isEqualTo(accepted ? 1 : 0);
    }

    @Test
    void anOrderOfAnotherCustomerIsReadWithoutTheAddress() {
        erase("a-" + id);
        mongo.getCollection("customers").deleteOne(new Document("_id", "a-" + id));
        String queue = listenTo(Exchanges.ORDER_RECEIVED);

        upload("""
                order_id,customer_id,email,total_price,order_date
                1,t-%1$s,%2$s,5,2026-03-01
                2,guest-%1$s,%2$s,5,2026-03-01
                """.formatted(id, email));

        assertThat(heard(queue, OrderReceived.class))
                .flatExtracting(OrderReceived::orders)
                .extracting(Order::orderId, Order::customerId, Order::email)
                .containsExactly(tuple("1", "t-" + id, null));
    }

    @Test
    void rejectedRowsOfOthersOnlyLoseTheAddress() {
        String before = upload("""
                email,name,friend,total_spend
                bob-%1$s,Bob,%1$s,wrong
                """.formatted(email));

        erase("a-" + id);

        await().until(() -> !rejected(before).contains("," + email));
        assertThat(rejected(before)).contains("bob-" + email + ",Bob,,wrong");
    }

    @Test
    void anObjectionOfAnErasedPersonIsStoredUnderTheHash() {
        erase("a-" + id);
        mongo.getCollection("customers").deleteOne(new Document("_id", "a-" + id));

        String imported = upload("consent=unsubscribed", "email,name\n" + email + ",Ann\n");

        String key = "hash:" + IdentifierHash.keyedWith("", true).ofEmail(email);
        assertThat(documents("suppressions", key))
                .singleElement()
                .satisfies(entry -> assertThat(entry).contains("\"suppressed\"").doesNotContain(imported));
        assertThat(documents("suppressions", email)).isEmpty();
        assertThat(get("/api/imports/" + imported, user()).<Integer>read("$.data.suppressed"))
                .isEqualTo(1);
    }

    private MvcTestResult erase(String customer) {
        return http.delete().uri("/api/customers/" + customer).with(admin()).exchange();
    }

    private String upload(String file) {
        return upload("", file);
    }

    private String upload(String query, String file) {
        MvcTestResult uploaded = http.post()
                .uri("/api/imports?" + query)
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

    private String body(String letter) {
        Document stored = mongo.getCollection("dead_letters")
                .find(new Document("_id", letter))
                .first();
        return new String(stored.get("body", Binary.class).getData(), UTF_8);
    }

    private String reply(String key) {
        return mongo.getCollection("idempotency_keys")
                .find(new Document("_id", key))
                .first()
                .getString("reply");
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
