package com.xenocrm.customer;

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
import org.junit.jupiter.api.BeforeAll;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestMongo;

/** Customers in a database of their own, and the consumer of their records. */
abstract class CustomerWorld {

    static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("customers"));

    final RecordingPublisher publisher = new RecordingPublisher();
    final List<Customer> conflicts = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CustomerConsumer consumer =
            new CustomerConsumer(new CustomerRecords(MONGO, IdGenerator.random()), publisher, conflicts::add, meters);
    final String email = "a" + UUID.randomUUID() + "@example.com";

    @BeforeAll
    static void createIndexes() {
        collection().createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        collection()
                .createIndex(
                        Indexes.ascending("customer_id"),
                        new IndexOptions().unique(true).sparse(true));
    }

    final Customer customer(String name, long version) {
        return new Customer(null, email, name, null, null, null, null, List.of(), Map.of(), version);
    }

    final Customer record(String json) {
        String message = "{\"customers\": [" + json.formatted(email) + "]}";
        return MessageJson.read(message.getBytes(StandardCharsets.UTF_8), CustomerReceived.class)
                .customers()
                .getFirst();
    }

    final void accept(Customer... customers) {
        consumer.accept(List.of(new CustomerReceived(Arrays.asList(customers))));
    }

    /** Returns the name of the stored customer and the values that a record can clear. */
    final Document shown() {
        Document shown = stored();
        shown.keySet().retainAll(List.of("name", "phone", "reported", "tags", "attributes"));
        shown.values().removeIf(value -> value instanceof Document inner && inner.isEmpty());
        return shown;
    }

    final Document stored() {
        return collection().find(new Document("email", email)).first();
    }

    static MongoCollection<Document> collection() {
        return MONGO.getCollection("customers");
    }
}
