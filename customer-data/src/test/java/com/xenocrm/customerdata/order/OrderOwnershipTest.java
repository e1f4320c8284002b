package com.xenocrm.customerdata.order;

import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests ownership: Ann had identifier c1 and now has c2; c1 and her first email are now Bob's. Eve has no identifier
 * from the shop.
 */
class OrderOwnershipTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("ownership"));

    private final CustomerIdentities identities = new CustomerIdentities(MONGO);

    @BeforeAll
    static void storeCustomers() {
        Stream.of(
                        "{_id: 'c1', customer_id: 'c2', email: 'ann@b.example', former_customer_ids: ['c1']}",
                        "{_id: 'bob', customer_id: 'c1', email: 'ann@a.example'}",
                        "{_id: 'eve', email: 'eve@example.com'}")
                .forEach(json -> MONGO.getCollection("customers").insertOne(Document.parse(json)));
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @ParameterizedTest(name = "order of {0}, {1} belongs to {2}")
    @CsvSource({
        "c2,,              c1",
        "c2, eve@example.com, c1",
        "c1,,              bob",
        "c1, ann@b.example, bob",
        "c1, eve@example.com, bob",
        ",   ann@a.example, bob",
        ",   ann@b.example, c1",
        "eve,,             eve",
        "eve, ann@b.example, eve",
        "bob,,             bob",
        "c9, eve@example.com, eve",
        "c9, nobody@example.com,",
        "c9,,",
    })
    void isTheSameWhicheverCustomersAreAskedAbout(String customerId, String email, String owner) {
        List<String> askedAbout = List.of("c1", "bob", "eve");

        List<String> owners =
                askedAbout.stream().filter(id -> owns(id, customerId, email)).toList();

        assertThat(owners).isEqualTo(owner == null ? List.of() : List.of(owner));
    }

    private boolean owns(String id, String customerId, String email) {
        StoredOrder order = new StoredOrder(new Document("customer_id", customerId).append("email", email));
        List<CustomerIdentity> customers = identities.byId(List.of(id));
        return id.equals(
                OrderOwnership.among(customers, List.of(order), identities).ownerOf(order));
    }
}
