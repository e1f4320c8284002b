package com.xenocrm.ingestion;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.jayway.jsonpath.DocumentContext;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the export of Ann, who formerly had the address {@code moved…}, which is now Bob's. */
class CustomerExportTest extends RunningIngestion {

    private final String email = id + "@example.com";

    @BeforeEach
    void storeTwoCustomers() {
        store("customers", """
                {"_id": "a-%1$s", "customer_id": "s-%1$s", "former_customer_ids": ["f-%1$s"], "former_emails": ["was-%2$s"], "email": "%2$s",
                 "name": "Ann", "attributes": {"city": "Pune"}, "version": {"$numberLong": "7"},
                 "total_spend": {"$numberDecimal": "12.50"}, "created_at": {"$date": "2026-03-01T10:00:00Z"}}""");
        store("customers", """
                {"_id": "b-%1$s", "customer_id": "t-%1$s", "email": "moved-%2$s", "name": "Bob"}""");
    }

    @Test
    void namesTheCustomerAsStored() {
        DocumentContext export = export("s-" + id);

        assertThat(export.<Map<String, Object>>read("$.data.customer"))
                .isEqualTo(Map.of(
                        "_id",
                        "a-" + id,
                        "customer_id",
                        "s-" + id,
                        "former_customer_ids",
                        List.of("f-" + id),
                        "former_emails",
                        List.of("was-" + email),
                        "email",
                        email,
                        "name",
                        "Ann",
                        "attributes",
                        Map.of("city", "Pune"),
                        "version",
                        7,
                        "total_spend",
                        12.50,
                        "created_at",
                        "2026-03-01T10:00:00Z"));
    }

    @Test
    void namesOrdersThatAreNobodyElses() {
        store("orders", "{'_id': 'o1-%1$s', 'customer_refs': ['s-%1$s'], 'customer_id': 's-%1$s'}");
        store("orders", "{'_id': 'o2-%1$s', 'customer_refs': ['%2$s'], 'email': '%2$s'}");
        store("orders", "{'_id': 'o3-%1$s', 'customer_refs': ['f-%1$s'], 'customer_id': 'f-%1$s'}");
        store("orders", "{'_id': 'o5-%1$s', 'customer_refs': ['was-%2$s'], 'email': 'was-%2$s'}");
        store("orders", "{'_id': 'o4-%1$s', 'customer_refs': ['t-%1$s', '%2$s'], 'customer_id': 't-%1$s'}");

        DocumentContext export = export("a-" + id);

        assertThat(export.<List<String>>read("$.data.orders[*]._id"))
                .containsExactly("o1-" + id, "o2-" + id, "o3-" + id, "o5-" + id);
    }

    @Test
    void namesCommunicationsAndSuppressions() {
        store("campaigns", "{'_id': 'c-%1$s'}");
        store("communications", """
                {"_id": "c-%1$s:a-%1$s", "campaign_id": "c-%1$s", "customer_id": "a-%1$s", "email": "moved-%2$s",
                 "message": "Hi Ann", "status": "SENT"}""");
        store("communications", "{'_id': 'c-%1$s:b-%1$s', 'email': 'moved-%2$s'}");
        store("communication_history", "{'_id': 'a-%1$s', 'sends': [{'id': 'c-%1$s:a-%1$s'}]}");
        store("suppressions", """
                {"_id": "old-%2$s", "customer_id": "a-%1$s", "reason": "unsubscribed", "created_at": {"$date": "2026-03-01T10:00:00Z"}}""");
        store("suppressions", """
                {"_id": "moved-%2$s", "reason": "a", "created_at": {"$date": "2026-03-01T10:00:00Z"}}""");

        DocumentContext export = export("a-" + id);

        assertThat(export.<List<String>>read("$.data.communications[*].message"))
                .containsExactly("Hi Ann");
        assertThat(export.<List<String>>read("$.data.frequency_cap[*].sends[*].id"))
                .containsExactly("c-" + id + ":a-" + id);
        assertThat(export.<List<Object>>read("$.data.suppressions"))
                .containsExactly(Map.of(
                        "_id",
                        "old-" + email,
                        "customer_id",
                        "a-" + id,
                        "reason",
                        "unsubscribed",
                        "created_at",
                        "2026-03-01T10:00:00Z"));
    }

    @Test
    void namesRejectedRowsOfImports() {
        MvcTestResult uploaded = http.post()
                .uri("/api/imports")
                .with(user())
                .contentType("text/csv")
                .content("""
                        email,name,customer_id,total_spend
                        %1$s,Ann,,x
                        bad,Ann,s-%2$s,1
                        moved-%1$s,%1$s,,x
                        """.formatted(email.toUpperCase(Locale.ROOT), id))
                .exchange();
        String imported = read(uploaded).read("$.data._id");
        await().until(() ->
                get("/api/imports/" + imported, user()).read("$.data.status").equals("completed"));

        DocumentContext export = export("a-" + id);

        assertThat(export.<List<Object>>read("$.data.import_rows[*].import_id")).containsOnly(imported);
        assertThat(export.<List<Integer>>read("$.data.import_rows[*].import_line"))
                .containsExactly(2, 3);
        assertThat(export.<List<String>>read("$.data.import_rows[1].cells"))
                .containsExactly("bad", "Ann", "s-" + id, "1");
    }

    @Test
    void namesRecordsInDeadLetters() {
        String message = """
                {"customers": [{"email": "%2$s", "name": "Ann"}, {"email": "moved-%2$s", "attributes": {"friend": "%2$s"}},
                 {"email": "x@example.com", "patch": {"id": "a-%1$s"}}]}""".formatted(id, email);
        mongo.getCollection("dead_letters")
                .insertOne(new Document("_id", "d-" + id)
                        .append("queue", "q")
                        .append("reason", "r")
                        .append("parked_at", Date.from(Instant.EPOCH))
                        .append("status", "waiting")
                        .append("body", new Binary(message.getBytes(UTF_8))));

        DocumentContext export = export("a-" + id);

        assertThat(export.<List<String>>read("$.data.dead_letters[*].record.email"))
                .containsExactly(email, "x@example.com");
    }

    @Test
    void keepsTheTextOfAnUnreadableDeadLetter() {
        String message = "{\"customers\": [{\"email\": \"%s\"}, {\"email\": \"moved-%s\"".formatted(email, email);
        mongo.getCollection("dead_letters")
                .insertOne(new Document("_id", "d-" + id)
                        .append("queue", "q")
                        .append("reason", "r")
                        .append("parked_at", Date.from(Instant.EPOCH))
                        .append("status", "waiting")
                        .append("body", new Binary(message.getBytes(UTF_8))));

        DocumentContext export = export("a-" + id);

        assertThat(export.<List<Object>>read("$.data.dead_letters"))
                .containsExactly(Map.of("_id", "d-" + id, "queue", "q", "reason", "r"));
    }

    @Test
    void isAuditedAndContainsAuditEntries() {
        store(
                "audit_log",
                "{'_id': '-%1$s', 'at': {'$date': '2026-03-01T10:00:00Z'}, 'actor_id': 'u', "
                        + "'action': 'suppressed', 'subject': '%2$s', 'details': {'reason': 'a'}}");

        DocumentContext export = export("a-" + id);

        assertThat(export.<List<String>>read("$.data.audit[*].action"))
                .containsExactly("suppressed", "customer_exported");
    }

    @Test
    void knowsNoOtherCustomer() {
        MvcTestResult answer = http.get()
                .uri("/api/customers/nobody-" + id + "/export")
                .with(user())
                .exchange();

        assertThat(answer).hasStatus(404).hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
    }

    private DocumentContext export(String customer) {
        return get("/api/customers/" + customer + "/export", user());
    }

    private void store(String collection, String json) {
        mongo.getCollection(collection).insertOne(Document.parse(json.formatted(id, email)));
    }
}
