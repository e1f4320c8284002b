package com.xenocrm.customer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerConsumerTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "customers_" + UUID.randomUUID());

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final List<Customer> conflicts = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CustomerConsumer consumer =
            new CustomerConsumer(new CustomerRecords(MONGO, IdGenerator.random()), publisher, conflicts::add, meters);
    private final String email = "a" + UUID.randomUUID() + "@example.com";

    @BeforeAll
    static void createIndexes() {
        collection().createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        collection()
                .createIndex(
                        Indexes.ascending("customer_id"),
                        new IndexOptions().unique(true).sparse(true));
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void keepsTheNewerRecordWhicheverComesFirst() {
        Customer older = customer("Ann", 1);
        Customer newer = customer("Anna", 2);

        accept(newer);
        accept(older);

        assertThat(stored().getString("name")).isEqualTo("Anna");
    }

    @Test
    void appliesTheSameBatchTwiceAsIfOnce() {
        Customer customer = customer("Ann", 1);

        accept(customer);
        Document once = stored();
        accept(customer);

        assertThat(stored()).isEqualTo(once);
        assertThat(collection().countDocuments(new Document("email", email))).isEqualTo(1);
    }

    @Test
    void saysSoForEveryCustomerOfTheBatchEvenIfNothingChanged() {
        Customer customer = customer("Ann", 1);

        accept(customer);
        accept(customer);

        assertThat(publisher.published(CustomerRecorded.class))
                .containsExactly(new CustomerRecorded(List.of(email)), new CustomerRecorded(List.of(email)));
    }

    @Test
    void startsStatisticsAtWhatTheShopReports() {
        accept(new Customer(null, email, "Ann", null, new BigDecimal("12.50"), 3, null, List.of(), Map.of(), 1));

        assertThat(stored().get("total_spend")).isEqualTo(Decimal128.parse("12.50"));
        assertThat(stored().get("visits_count")).isEqualTo(3);
    }

    @Test
    void mergesTagsAndAttributes() {
        accept(new Customer(null, email, "Ann", null, null, null, null, List.of("a"), Map.of("city", "Pune"), 1));
        accept(new Customer(null, email, "Ann", null, null, null, null, List.of("b"), Map.of("plan", "gold"), 2));

        assertThat(stored().getList("tags", String.class)).containsExactly("a", "b");
        assertThat(stored().get("attributes")).isEqualTo(new Document("city", "Pune").append("plan", "gold"));
    }

    @Test
    void followsACustomerToANewEmail() {
        String id = UUID.randomUUID().toString();
        accept(new Customer(id, "old" + email, "Ann", null, null, null, null, List.of(), Map.of(), 1));

        accept(new Customer(id, email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        assertThat(stored().getString("_id")).isEqualTo(id);
        assertThat(collection().countDocuments(new Document("email", "old" + email)))
                .isZero();
    }

    @Test
    void setsAsideARecordThatNamesTwoCustomersAndRecordsTheRest() {
        String id = UUID.randomUUID().toString();
        String other = "b" + email;
        accept(new Customer(id, email, "Ann", null, null, null, null, List.of(), Map.of(), 1));
        accept(new Customer(null, other, "Bob", null, null, null, null, List.of(), Map.of(), 1));

        Customer conflict = new Customer(id, other, "Who", null, null, null, null, List.of(), Map.of(), 2);
        Customer fine = new Customer(null, "c" + email, "Cid", null, null, null, null, List.of(), Map.of(), 2);
        accept(conflict, fine);

        assertThat(conflicts).containsExactly(conflict);
        assertThat(collection().countDocuments(new Document("email", "c" + email)))
                .isEqualTo(1);
    }

    @Test
    void takesEachFieldFromTheNewestRecordThatGaveItWhicheverComesFirst() {
        accept(record("""
                {"email": "%s", "name": "Anna", "total_spend": 9.50, "tags": ["b"],
                 "attributes": {"plan": "gold"}, "version": 3000000}"""));
        accept(record("""
                {"email": "%s", "name": "Ann", "phone": "+91 1", "total_spend": 1, "visits_count": 2, "tags": ["a"],
                 "attributes": {"plan": "free", "city": "Pune"}, "version": 1000000}"""));
        accept(record("""
                {"email": "%s", "name": "Ann", "phone": "+91 2", "tags": [], "attributes": {}, "version": 2000000}"""));

        Document document = stored();
        assertThat(document.remove("_id")).isNotNull();
        assertThat(document).isEqualTo(Document.parse("""
                {"email": "%s", "name": "Anna", "phone": "+91 2", "tags": ["b", "a"],
                 "attributes": {"plan": "gold", "city": "Pune"},
                 "reported": {"total_spend": {"$numberDecimal": "9.50"}, "visits_count": 2},
                 "version": {"$numberLong": "3000000"},
                 "field_versions": {
                   "phone": {"$numberLong": "2000000"},
                   "tags": {"b": {"$numberLong": "3000000"}, "a": {"$numberLong": "1000000"}},
                   "reported": {"total_spend": {"$numberLong": "3000000"}, "visits_count": {"$numberLong": "1000000"}},
                   "attributes": {"plan": {"$numberLong": "3000000"}, "city": {"$numberLong": "1000000"}}},
                 "created_at": {"$date": "1970-01-01T00:00:01Z"}, "updated_at": {"$date": "1970-01-01T00:00:03Z"},
                 "total_spend": {"$numberDecimal": "9.50"}, "visits_count": 0}""".formatted(email)));
    }

    @Test
    void clearsFieldsThatOlderRecordsDoNotBringBack() {
        Customer clearing = record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {"plan": "gold"}, "version": 2000000,
                 "removed": {"fields": ["phone", "total_spend", "attributes.city"], "tags": ["a", "$.0"]}}""");
        Customer older = record("""
                {"email": "%s", "name": "Ann", "phone": "+91 1", "total_spend": 5, "tags": ["a", "b", "$.0"],
                 "attributes": {"city": "Pune", "plan": "free"}, "version": 1000000}""");

        accept(clearing);
        accept(older);

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "tags": ["b"], "attributes": {"plan": "gold"}}"""));
    }

    @Test
    void letsNewerRecordsGiveWhatWasCleared() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {}, "version": 1000000,
                 "removed": {"fields": ["phone", "tags", "attributes"], "tags": ["a"]}}"""));

        accept(record("""
                {"email": "%s", "name": "Ann", "phone": "+91 1", "tags": ["a"], "attributes": {"city": "Pune"},
                 "version": 2000000}"""));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "phone": "+91 1", "tags": ["a"], "attributes": {"city": "Pune"}}"""));
    }

    @Test
    void replacesAllTagsAndAttributesByThoseOfTheRecord() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": ["a", "b"], "attributes": {"city": "Pune", "plan": "free"},
                 "version": 1000000}"""));

        accept(record("""
                {"email": "%s", "name": "Ann", "tags": ["b", "c"], "attributes": {"plan": "gold"}, "version": 2000000,
                 "removed": {"fields": ["tags", "attributes"], "tags": []}}"""));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "tags": ["b", "c"], "attributes": {"plan": "gold"}}"""));
    }

    @Test
    void removesTagsThatWereStoredWithoutVersions() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": ["a", "b"], "attributes": {}, "version": 1000000}"""));
        collection()
                .updateOne(new Document("email", email), new Document("$unset", new Document("field_versions", "")));

        accept(record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {}, "version": 2000000,
                 "removed": {"fields": [], "tags": ["a"]}}"""));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "tags": ["b"]}"""));
    }

    @Test
    void keepsTheNameOfAnEarlierRecordThatArrivesAfterAPatch() {
        accept(customer("Ann", 1_000_000));
        String id = stored().getString("_id");

        accept(record("""
                {"email": "%%s", "name": "Ann", "phone": "+91 1", "tags": [], "attributes": {}, "version": 3000000,
                 "patch": {"id": "%s", "unchanged": ["email", "name"]}}""".formatted(id)));
        accept(customer("Anna", 2_000_000));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Anna", "phone": "+91 1"}"""));
    }

    @Test
    void movesACustomerWithoutIdentifierToANewEmail() {
        accept(record("""
                {"email": "old%s", "name": "Ann", "tags": [], "attributes": {}, "version": 1000000}"""));
        String id =
                collection().find(new Document("email", "old" + email)).first().getString("_id");

        accept(record("""
                {"email": "%%s", "name": "Ann", "tags": [], "attributes": {}, "version": 2000000,
                 "patch": {"id": "%s", "unchanged": ["name"]}}""".formatted(id)));

        assertThat(stored().getString("_id")).isEqualTo(id);
        assertThat(publisher.published(CustomerRecorded.class))
                .containsExactly(new CustomerRecorded(List.of("old" + email)), new CustomerRecorded(List.of(email)));
    }

    @Test
    void setsAsideAPatchThatTakesAnothersIdentifierOrEmail() {
        String taken = "t" + email.hashCode();
        accept(new Customer(taken, "b" + email, "Bob", null, null, null, null, List.of(), Map.of(), 1));
        accept(customer("Ann", 5));
        String id = stored().getString("_id");
        Customer identifier = record("""
                {"customer_id": "%s", "email": "%%s", "name": "Ann", "tags": [], "attributes": {}, "version": 4,
                 "patch": {"id": "%s", "unchanged": ["email", "name"]}}""".formatted(taken, id));
        Customer address = record("""
                {"email": "b%%s", "name": "Ann", "tags": [], "attributes": {}, "version": 6,
                 "patch": {"id": "%s", "unchanged": ["name"]}}""".formatted(id));

        accept(identifier);
        accept(address);

        assertThat(conflicts).containsExactly(identifier, address);
        assertThat(stored().getString("customer_id")).isNull();
    }

    @Test
    void makesNoCustomerOfAPatch() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {}, "version": 1,
                 "patch": {"id": "gone", "unchanged": ["email", "name"]}}"""));

        assertThat(collection().countDocuments(new Document("email", email))).isZero();
        assertThat(publisher.published(CustomerRecorded.class)).isEmpty();
    }

    @Test
    void mergesRecordsOfOneCustomerWithinABatch() {
        accept(
                new Customer(null, email, "Ann", "+91 2", null, null, null, List.of("b"), Map.of("plan", "gold"), 2),
                new Customer(null, email, "Anna", null, null, null, null, List.of(), Map.of(), 3),
                new Customer(null, email, "An", "+91 1", null, null, null, List.of("a"), Map.of("city", "Pune"), 1));

        assertThat(stored().getString("name")).isEqualTo("Anna");
        assertThat(stored().getString("phone")).isEqualTo("+91 2");
        assertThat(stored().getList("tags", String.class)).containsExactly("a", "b");
        assertThat(stored().get("attributes")).isEqualTo(new Document("city", "Pune").append("plan", "gold"));
    }

    @Test
    void remembersTheIdentifiersThatACustomerHadBefore() {
        accept(new Customer("x" + email.hashCode(), email, "Ann", null, null, null, null, List.of(), Map.of(), 1));

        accept(new Customer("y" + email.hashCode(), email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        assertThat(stored().getString("customer_id")).isEqualTo("y" + email.hashCode());
        assertThat(stored().getList("former_customer_ids", String.class)).containsExactly("x" + email.hashCode());
    }

    @Test
    void keepsCustomersApartWhenAnIdentifierIsGivenToAnother() {
        String id = UUID.randomUUID().toString();
        Customer first = new Customer(id, email, "Ann", "+91 1", null, null, null, List.of(), Map.of(), 1);
        accept(first);
        accept(new Customer("new-" + id, email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        accept(new Customer(id, "b" + email, "Bob", null, null, null, null, List.of(), Map.of(), 3));
        accept(first);

        assertThat(stored().getString("customer_id")).isEqualTo("new-" + id);
        Document bob = collection().find(new Document("email", "b" + email)).first();
        assertThat(bob.getString("customer_id")).isEqualTo(id);
        assertThat(bob.getString("phone")).isNull();
    }

    @Test
    void saysUnderWhichEmailACustomerIsNowWhenAnOldRecordNamesAnother() {
        String id = UUID.randomUUID().toString();
        accept(new Customer(id, email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        accept(new Customer(id, "old" + email, "Ann", "+91 1", null, null, null, List.of(), Map.of(), 1));

        assertThat(publisher.published(CustomerRecorded.class))
                .containsExactly(new CustomerRecorded(List.of(email)), new CustomerRecorded(List.of(email)));
        assertThat(stored().getString("phone")).isEqualTo("+91 1");
    }

    @Test
    void countsCreatedAndMergedRecords() {
        accept(
                customer("Ann", 1),
                new Customer(null, "b" + email, "Bob", null, null, null, null, List.of(), Map.of(), 1));
        accept(customer("Ann", 3));
        accept(customer("Ann", 2));

        assertThat(meters.get("crm.customers.created").counter().count()).isEqualTo(2);
        assertThat(meters.get("crm.customers.merged").counter().count()).isEqualTo(2);
    }

    private Customer customer(String name, long version) {
        return new Customer(null, email, name, null, null, null, null, List.of(), Map.of(), version);
    }

    private Customer record(String json) {
        String message = "{\"customers\": [" + json.formatted(email) + "]}";
        return MessageJson.read(message.getBytes(StandardCharsets.UTF_8), CustomerReceived.class)
                .customers()
                .getFirst();
    }

    private void accept(Customer... customers) {
        consumer.accept(List.of(new CustomerReceived(Arrays.asList(customers))));
    }

    /** Returns the name of the stored customer and the values that a record can clear. */
    private Document shown() {
        Document shown = stored();
        shown.keySet().retainAll(List.of("name", "phone", "reported", "tags", "attributes"));
        shown.values().removeIf(value -> value instanceof Document inner && inner.isEmpty());
        return shown;
    }

    private Document stored() {
        return collection().find(new Document("email", email)).first();
    }

    private static MongoCollection<Document> collection() {
        return MONGO.getCollection("customers");
    }
}
