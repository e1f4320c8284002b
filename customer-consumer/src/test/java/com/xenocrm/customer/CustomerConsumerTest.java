package com.xenocrm.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.CustomerReceived;
import com.xenocrm.contracts.CustomerReceived.Customer;
import com.xenocrm.contracts.CustomerRecorded;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerConsumerTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "customers_" + UUID.randomUUID());

    private final List<CustomerRecorded> recorded = new ArrayList<>();
    private final List<Customer> conflicts = new ArrayList<>();
    private final CustomerConsumer consumer =
            new CustomerConsumer(new Customers(MONGO, conflicts::add), recorded::addAll);
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

        assertThat(recorded)
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
    void endsWithTheNewestRecordWhenConsumersRaceInAnyOrder() throws InterruptedException {
        List<Customer> versions = new ArrayList<>();
        for (int version = 1; version <= 60; version++) {
            versions.add(customer("Name " + version, version));
        }
        Collections.shuffle(versions, new Random(7));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            versions.forEach(version -> threads.execute(() -> accept(version)));
        }

        assertThat(stored().getString("name")).isEqualTo("Name 60");
    }

    private Customer customer(String name, long version) {
        return new Customer(null, email, name, null, null, null, null, List.of(), Map.of(), version);
    }

    private void accept(Customer... customers) {
        consumer.accept(List.of(new CustomerReceived(Arrays.asList(customers))));
    }

    private Document stored() {
        return collection().find(new Document("email", email)).first();
    }

    private static MongoCollection<Document> collection() {
        return MONGO.getCollection("customers");
    }
}
