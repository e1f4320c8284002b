package com.xenocrm.customerdata.merge;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class MergeTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("merge"));

    private final CustomerRecords customers = new CustomerRecords(MONGO, IdGenerator.random());
    private final String email = "a" + UUID.randomUUID() + "@example.com";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void changesNoFieldThatHasChangedSinceItWasRead() {
        customers.record(List.of(customer("Ann", null, 5)));
        Merge stale = new Merge(stored());
        stale.add(customer("Ann", "+91 2", 2));
        customers.record(List.of(customer("Ann", "+91 3", 3)));

        collection().bulkWrite(List.of(stale.write().orElseThrow()));

        assertThat(stored().getString("phone")).isEqualTo("+91 3");
    }

    @Test
    void changesNoNameThatHasBecomeNewerSinceItWasRead() {
        customers.record(List.of(customer("Ann", null, 1)));
        Merge stale = new Merge(stored());
        stale.add(customer("Anna", null, 2));
        customers.record(List.of(customer("Annabel", null, 3)));

        collection().bulkWrite(List.of(stale.write().orElseThrow()));

        assertThat(stored().getString("name")).isEqualTo("Annabel");
    }

    @Test
    void clearsNoSetInWhichAValueHasChangedSinceItWasRead() {
        customers.record(List.of(customer("Ann", null, 9)));
        Merge stale = new Merge(stored());
        Removal attributes = new Removal(List.of("attributes"), List.of());
        stale.add(new Customer(null, email, "Ann", null, null, null, null, List.of(), Map.of(), attributes, null, 5));
        customers.record(List.of(
                new Customer(null, email, "Ann", null, null, null, null, List.of(), Map.of("city", "Pune"), 3)));

        BulkWriteResult result = collection().bulkWrite(List.of(stale.write().orElseThrow()));

        assertThat(result.getMatchedCount()).isZero();
    }

    private Customer customer(String name, String phone, long version) {
        return new Customer(null, email, name, phone, null, null, null, List.of(), Map.of(), version);
    }

    private Document stored() {
        return collection().find(new Document("email", email)).first();
    }

    private static MongoCollection<Document> collection() {
        return MONGO.getCollection("customers");
    }
}
