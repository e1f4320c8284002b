package com.xenocrm.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.customerdata.merge.RestoredCustomers;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class ErasedCustomersTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("erased"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final IdentifierHash hash = IdentifierHash.keyedWith("", true);
    private final Erasures erasures = new Erasures(MONGO, hash, new TestClock(NOW));
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final ErasedCustomerFilter consumer = new ErasedCustomerFilter(
            new ErasedRecords(erasures, hash), new RestoredCustomers(MONGO), publisher, recording(publisher));
    private final ErasureConsumer erasure = erasing(erasures);
    private final String id = UUID.randomUUID().toString();
    private final String email = id + "@example.com";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void erasureDeletesTheDocument() {
        accept(id, email, NOW.minusSeconds(60));

        erase();

        assertThat(stored()).isEmpty();
    }

    @Test
    void olderRecordsDoNotBringThePersonBack() {
        accept(id, email, NOW.minusSeconds(60));
        erase();

        accept(id, email, NOW.minusSeconds(60));
        accept(null, email, NOW);
        accept(id, "other-" + email, NOW.minusSeconds(1));

        assertThat(stored()).isEmpty();
    }

    @Test
    void aLaterRecordIsANewCustomer() {
        accept(id, email, NOW.minusSeconds(60));
        erase();

        accept(null, email, NOW.plusSeconds(1));

        assertThat(stored())
                .singleElement()
                .satisfies(customer ->
                        assertThat(customer).containsEntry("email", email).doesNotContainKey("customer_id"));
    }

    @Test
    void aRepeatedErasureSparesTheNewCustomer() {
        accept(id, email, NOW.minusSeconds(60));
        begin();
        erasure.accept(List.of(new ErasureRequested(id, 0)));
        accept(id, email, NOW.plusSeconds(1));

        erasure.accept(List.of(new ErasureRequested(id, 1)));

        assertThat(stored()).hasSize(1);
    }

    /** Tests a record that is accepted after the erasure's request, and merged before the document is erased. */
    @Test
    void whoComesBackDuringTheErasureIsANewCustomer() {
        accept(id, email, NOW.minusSeconds(60));
        MONGO.getCollection("customers").updateOne(new Document("_id", id), Document.parse("""
                        {"$set": {"total_spend": 12, "first_order_at": 1, "former_emails": ["was-%s"]}}""".formatted(email)));
        begin();
        accept(null, email, NOW.plusSeconds(1));

        erasure.accept(List.of(new ErasureRequested(id, 0), new ErasureRequested(id, 1)));

        assertThat(stored())
                .singleElement()
                .satisfies(customer -> assertThat(customer)
                        .containsOnlyKeys(
                                "_id",
                                "email",
                                "name",
                                "version",
                                "created_at",
                                "updated_at",
                                "total_spend",
                                "visits_count")
                        .containsEntry("created_at", Date.from(NOW.plusSeconds(1)))
                        .containsEntry("total_spend", Decimal128.POSITIVE_ZERO));
        assertThat(publisher.published(CustomerRecorded.class)).contains(new CustomerRecorded(List.of(email)));
    }

    @Test
    void anOldRecordOnItsWayAddsNothingToTheNewCustomer() {
        accept(id, email, NOW.minusSeconds(60));
        begin();
        accept(null, email, NOW.plusSeconds(1));
        erasure.accept(List.of(new ErasureRequested(id, 0)));
        record(customer(id, email, "+91 1", NOW.minusSeconds(30)));

        erasure.accept(List.of(new ErasureRequested(id, 1)));

        assertThat(stored())
                .singleElement()
                .satisfies(customer -> assertThat(customer)
                        .doesNotContainKeys("customer_id", "phone", "former_customer_ids")
                        .containsEntry("created_at", Date.from(NOW.plusSeconds(1))));
    }

    @Test
    void theSecondPassFindsWhatCameBetween() {
        begin();
        erasure.accept(List.of(new ErasureRequested(id, 0)));
        MONGO.getCollection("customers").insertOne(Document.parse("""
                        {"_id": "%s", "email": "%s", "created_at": {"$date": "2026-03-01T09:00:00Z"}}""".formatted(id, email)));

        erasure.accept(List.of(new ErasureRequested(id, 1)));

        assertThat(stored()).isEmpty();
        assertThat(erasures.find(id).orElseThrow().done()).containsExactly("customer-consumer");
    }

    private ErasureConsumer erasing(Erasures at) {
        return new ErasureConsumer(
                at, Exchanges.CUSTOMERS_TO_ERASE, new CustomerErasureStep(new CustomerErasure(MONGO), publisher));
    }

    private static CustomerConsumer recording(RecordingPublisher publisher) {
        return new CustomerConsumer(
                new CustomerRecords(MONGO, IdGenerator.random()), publisher, _ -> {}, new SimpleMeterRegistry());
    }

    private void erase() {
        begin();
        erasure.accept(List.of(new ErasureRequested(id, 0), new ErasureRequested(id, 1)));
    }

    private void begin() {
        erasures.begin(id, new PersonalIdentifiers(id, Set.of(id), Set.of(email)), micros(NOW));
    }

    private void accept(@Nullable String customerId, String address, Instant acceptedAt) {
        consumer.accept(List.of(new CustomerReceived(List.of(customer(customerId, address, null, acceptedAt)))));
    }

    /** Records a customer that was not compared with the erasures, as if read before them. */
    private static void record(Customer customer) {
        new CustomerRecords(MONGO, IdGenerator.random()).record(List.of(customer));
    }

    private static Customer customer(
            @Nullable String customerId, String address, @Nullable String phone, Instant acceptedAt) {
        return new Customer(
                customerId, address, "Ann", phone, null, null, null, List.of(), Map.of(), micros(acceptedAt));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private List<Document> stored() {
        return MONGO.getCollection("customers")
                .find(new Document("email", new Document("$regex", email)))
                .into(new ArrayList<>());
    }
}
