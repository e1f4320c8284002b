package com.xenocrm.customerdata.customer;

import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CustomerSearchTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("search"));

    @BeforeAll
    static void storeCustomers() {
        Stream.of(
                        "{_id: 'c1', customer_id: 'S.1', name: 'Ann Example', email: 'ann@example.com', phone: '+49 30 1'}",
                        "{_id: 'c2', name: 'Åsa Öberg', email: 'asa@example.com'}",
                        "{_id: 'c5', name: 'Kai', email: 'kai@xn--bcher-kva.example'}",
                        "{_id: 'c4', name: 'Ludwig van Beethoven', email: 'lvb@example.com'}",
                        "{_id: 'c3', name: 'BOB (Berlin)', email: 'b.o.b@example.com', phone: '030'}")
                .forEach(json -> MONGO.getCollection("customers").insertOne(Document.parse(json)));
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "ann e,     c1",
        "ANN@EX,    c1",
        "+49 3,     c1",
        "S.1,       c1",
        "Sx1,       ",
        "c3,        c3",
        "åsa ö,     c2",
        "bob,       c3",
        "BOB (,     c3",
        "ludwig van b, c4",
        "LUDWIG VAN B, c4",
        "l,         c4",
        "kai@bücher.example, c5",
        "KAI@xn--b, c5",
        "Example,   ",
        "b.o,       c3",
        ".*,        ",
        "' ',       c1 c2 c3 c4 c5",
    })
    void findsBeginnings(String search, String found) {
        List<CustomerView> customers =
                MONGO.find(new Query(CustomerSearch.of(search)).with(Sort.by("_id")), CustomerView.class);

        assertThat(String.join(" ", customers.stream().map(CustomerView::id).toList()))
                .isEqualTo(found == null ? "" : found);
    }

    @Test
    void refusesControlCharacters() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CustomerSearch.of("ann\u0000"))
                .withMessageStartingWith("search: ");
    }

    @Test
    void refusesLongText() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CustomerSearch.of("x".repeat(101)))
                .withMessage("search: must have at most 100 characters");
    }
}
