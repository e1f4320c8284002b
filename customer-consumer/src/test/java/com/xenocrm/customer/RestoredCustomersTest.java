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

/** Records that a process read before their erasure and stored after it. */
class RestoredCustomersTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "restored_" + UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final IdentifierHash hash = IdentifierHash.keyedWith("", true);
    private final Erasures erasures = new Erasures(MONGO, hash, new TestClock(NOW));
    private final RecordingPublisher publisher = new RecordingPublisher();
    private Runnable meanwhile = () -> {};
    private final ErasedCustomerFilter consumer = new ErasedCustomerFilter(
            new ErasedRecords(erasures, hash), new RestoredCustomers(MONGO), publisher, messages -> {
                meanwhile.run();
                recording().accept(messages);
            });
    private final String id = UUID.randomUUID().toString();
    private final String email = id + "@example.com";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void aRecordStoredAfterTheErasureIsErased() {
        meanwhile = this::erase;

        accept(customer(id, null, NOW.minusSeconds(60)));

        assertThat(stored()).isEmpty();
    }

    /** Tests a process that ended between storing the record and comparing it with the erasures. */
    @Test
    void aRepeatedRecordIsErasedWhereItIsStored() {
        Customer record = customer(null, null, NOW.minusSeconds(60));
        erase();
        recording().accept(List.of(new CustomerReceived(List.of(record))));

        accept(record);

        assertThat(stored()).isEmpty();
    }

    @Test
    void aNewCustomerLosesOnlyWhatAnOldRecordBrought() {
        Customer old = customer(null, "+91 1", NOW.minusSeconds(60));
        erase();
        accept(customer(null, null, NOW.plusSeconds(1)));
        recording().accept(List.of(new CustomerReceived(List.of(old))));

        accept(old);

        assertThat(stored())
                .singleElement()
                .satisfies(customer -> assertThat(customer)
                        .doesNotContainKey("phone")
                        .containsEntry("created_at", Date.from(NOW.plusSeconds(1))));
        assertThat(publisher.published(CustomerRecorded.class))
                .containsExactly(
                        new CustomerRecorded(List.of(email)),
                        new CustomerRecorded(List.of(email)),
                        new CustomerRecorded(List.of(email)));
    }

    @Test
    void anotherCustomerAtTheAddressIsKept() {
        Customer other = customer("o-" + id, null, NOW.minusSeconds(90));
        recording().accept(List.of(new CustomerReceived(List.of(other))));
        erase();

        accept(customer(null, "+91 1", NOW.minusSeconds(60)));

        assertThat(stored()).hasSize(1);
    }

    private void erase() {
        erasures.begin(id, new PersonalIdentifiers(id, Set.of(id), Set.of(email)), micros(NOW));
        new ErasureConsumer(
                        erasures,
                        Exchanges.CUSTOMERS_TO_ERASE,
                        new CustomerErasureStep(new CustomerErasure(MONGO), publisher))
                .accept(List.of(new ErasureRequested(id, 0), new ErasureRequested(id, 1)));
    }

    private CustomerConsumer recording() {
        return new CustomerConsumer(
                new CustomerRecords(MONGO, IdGenerator.random()), publisher, _ -> {}, new SimpleMeterRegistry());
    }

    private void accept(Customer record) {
        consumer.accept(List.of(new CustomerReceived(List.of(record))));
    }

    private Customer customer(@Nullable String customerId, @Nullable String phone, Instant acceptedAt) {
        return new Customer(customerId, email, "Ann", phone, null, null, null, List.of(), Map.of(), micros(acceptedAt));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private List<Document> stored() {
        return MONGO.getCollection("customers")
                .find(new Document("email", email))
                .into(new ArrayList<>());
    }
}
