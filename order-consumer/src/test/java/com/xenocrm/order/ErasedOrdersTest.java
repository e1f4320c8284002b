package com.xenocrm.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.Product;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.ErasedRecords;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.customerdata.order.OrderErasure;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class ErasedOrdersTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("erased"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final IdentifierHash hash = IdentifierHash.keyedWith("", true);
    private final Erasures erasures = new Erasures(MONGO, hash, new TestClock(NOW));
    private final CustomerStatistics statistics = new CustomerStatistics(MONGO, IdGenerator.random());
    private final ErasedOrderFilter consumer = new ErasedOrderFilter(
            new ErasedRecords(erasures, hash), new OrderConsumer(new OrderRecords(MONGO), statistics));
    private final ErasureConsumer erasure = new ErasureConsumer(
            erasures, Exchanges.ORDERS_TO_ERASE, new OrderErasureStep(new OrderErasure(MONGO), erasures, statistics));
    private final String id = UUID.randomUUID().toString();
    private final String email = id + "@example.com";
    private boolean isIdTaken;

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void ordersLoseNamesAndAttributesAndKeepTheMoney() {
        accept("1", id, email, NOW.minusSeconds(60));

        erase();

        Document order = stored("1");
        assertThat(order.toJson()).doesNotContain(email).doesNotContain("secret");
        assertThat(order)
                .containsEntry("customer_id", "erased-" + id)
                .containsEntry("customer_refs", List.of("erased-" + id))
                .containsKeys("total_price", "order_date", "status", "products", "created_at");
    }

    @Test
    void manyOrdersAreErasedSomeAtATime() {
        for (int order = 0; order < 1_001; order++) {
            accept(Integer.toString(order), id, email, NOW.minusSeconds(60));
        }

        erase();

        assertThat(MONGO.getCollection("orders").countDocuments(new Document("customer_refs", id)))
                .isZero();
        assertThat(MONGO.getCollection("orders").countDocuments(new Document("customer_id", "erased-" + id)))
                .isEqualTo(1_001);
    }

    @ParameterizedTest
    @CsvSource({"bob-, bob-, before", "bob-, bob-, after", "gen-, '', before", "gen-, '', after"})
    void anotherCustomersOrderOnlyLosesTheAddress(String bob, String bobsIdentifier, String when) {
        String identifier = bobsIdentifier + id;
        customer(bob + id, identifier, "b" + email, NOW.minusSeconds(90));
        isIdTaken = identifier.equals(id);
        if (when.equals("before")) {
            accept("1", identifier, email, NOW.minusSeconds(60));
        }

        erase();
        accept("1", identifier, email, NOW.minusSeconds(60));

        assertThat(stored("1"))
                .containsEntry("customer_id", identifier)
                .containsEntry("customer_refs", List.of(identifier))
                .containsKey("attributes")
                .doesNotContainKey("email");
    }

    @Test
    void anOrderOfAnUnknownIdentifierIsThePersons() {
        erase();

        accept("1", "guest-" + id, email, NOW.minusSeconds(60));

        assertThat(stored("1").toJson()).doesNotContain("guest-").doesNotContain("secret");
    }

    @Test
    void whoComesBackDoesNotGetTheOldOrders() {
        accept("1", null, email, NOW.minusSeconds(60));
        begin();
        customer("new-" + id, null, email, NOW.plusSeconds(1));

        perform();

        assertThat(stored("1")).containsEntry("customer_id", "erased-" + id).doesNotContainKey("email");
    }

    @Test
    void theOldOrdersDoNotCountForWhoComesBack() {
        accept("1", null, email, NOW.minusSeconds(60));
        begin();
        customer("new-" + id, null, email, NOW.plusSeconds(1));
        accept("2", null, email, NOW.plusSeconds(1));

        perform();

        assertThat(MONGO.getCollection("customers")
                        .find(new Document("_id", "new-" + id))
                        .first())
                .containsEntry("visits_count", 1);
    }

    @Test
    void whoGetsTheAddressDoesNotGetTheOldOrders() {
        customer("bob-" + id, "bob-" + id, "b" + email, NOW.minusSeconds(90));
        accept("1", null, email, NOW.minusSeconds(60));
        begin();
        MONGO.getCollection("customers")
                .updateOne(new Document("_id", "bob-" + id), new Document("$set", new Document("email", email)));

        perform();

        assertThat(stored("1")).containsEntry("customer_id", "erased-" + id).doesNotContainKey("email");
    }

    @Test
    void ordersOfAnotherCustomerNoLongerNameThePersonOfOnce() {
        MONGO.getCollection("customers").insertOne(new Document("_id", "bob-" + id).append("email", "b" + email));
        accept("1", null, email, NOW.minusSeconds(60));
        accept("1", "bob-" + id, "b" + email, NOW.minusSeconds(30));

        erase();

        assertThat(stored("1")).containsEntry("customer_id", "bob-" + id).containsEntry("email", "b" + email);
        assertThat(stored("1").getList("customer_refs", String.class))
                .contains("bob-" + id)
                .doesNotContain(email);
    }

    @Test
    void olderRecordsDoNotBringTheNamesBack() {
        accept("1", id, email, NOW.minusSeconds(60));
        erase();

        accept("1", id, email, NOW.minusSeconds(60));
        accept("2", null, email, NOW);

        assertThat(stored("1").toJson()).doesNotContain(email);
        assertThat(stored("2").toJson()).doesNotContain(email).doesNotContain("secret");
    }

    @Test
    void laterOrdersKeepTheirNames() {
        erase();

        accept("1", null, email, NOW.plusSeconds(1));

        assertThat(stored("1")).containsEntry("email", email);
    }

    private void erase() {
        begin();
        perform();
    }

    private void begin() {
        erasures.begin(id, new PersonalIdentifiers(id, isIdTaken, Set.of(), Set.of(email)), micros(NOW));
    }

    private void perform() {
        erasure.accept(List.of(new ErasureRequested(id, 0), new ErasureRequested(id, 1)));
    }

    private void customer(String key, @Nullable String customerId, String address, Instant createdAt) {
        MONGO.getCollection("customers")
                .insertOne(new Document("_id", key)
                        .append("customer_id", customerId)
                        .append("email", address)
                        .append("created_at", Date.from(createdAt)));
    }

    private void accept(String order, @Nullable String customerId, String address, Instant acceptedAt) {
        consumer.accept(List.of(new OrderReceived(List.of(new Order(
                order + "-of-" + customerHash(),
                customerId,
                address,
                List.of(new Product("p", "Tea", 1, BigDecimal.ONE, null, Map.of("note", "secret"))),
                BigDecimal.TEN,
                NOW,
                OrderStatus.COMPLETED,
                null,
                null,
                null,
                Map.of("note", "secret"),
                micros(acceptedAt))))));
    }

    private Document stored(String order) {
        return MONGO.getCollection("orders")
                .find(new Document("_id", order + "-of-" + customerHash()))
                .first();
    }

    private int customerHash() {
        return id.hashCode();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
