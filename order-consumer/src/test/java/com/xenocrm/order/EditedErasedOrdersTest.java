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
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
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

/** Tests records that were accepted before an erasure and are handled after it: the figures are the shop's and count. */
class EditedErasedOrdersTest {

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

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void anEditFromBeforeTheErasureChangesTheFigures() {
        accept(10, OrderStatus.COMPLETED, id, email, -60);
        erase();

        accept(12, OrderStatus.CANCELLED, id, email, -30);

        assertThat(stored())
                .containsEntry("status", "cancelled")
                .containsEntry("total_price", Decimal128.parse("12"))
                .containsEntry("customer_id", "erased-" + id);
        assertThat(stored().toJson()).doesNotContain(email).doesNotContain("secret");
    }

    @Test
    void ofTwoEditsTheNewerCounts() {
        accept(10, OrderStatus.COMPLETED, id, email, -60);
        erase();

        accept(14, OrderStatus.PENDING, id, email, -20);
        accept(12, OrderStatus.CANCELLED, id, email, -30);
        accept(10, OrderStatus.COMPLETED, id, email, -60);

        assertThat(stored()).containsEntry("status", "pending").containsEntry("total_price", Decimal128.parse("14"));
    }

    @Test
    void anEditBringsNoNamesBackForWhoHasTheAddressNow() {
        accept(10, OrderStatus.COMPLETED, null, email, -60);
        erase();
        customer("bob-" + id, email);

        accept(12, OrderStatus.CANCELLED, null, email, -30);

        assertThat(stored()).containsEntry("status", "cancelled").containsEntry("customer_id", "erased-" + id);
        assertThat(stored().toJson()).doesNotContain(email).doesNotContain("secret");
    }

    @Test
    void aRecordFromAfterTheErasureEndsThis() {
        accept(10, OrderStatus.COMPLETED, id, email, -60);
        erase();
        accept(14, OrderStatus.COMPLETED, null, "bob" + email, 30);

        accept(12, OrderStatus.CANCELLED, id, email, -30);

        assertThat(stored())
                .containsEntry("status", "completed")
                .containsEntry("email", "bob" + email)
                .containsKey("attributes");
    }

    @Test
    void anOrderThatFellToAnotherCustomerLeavesItsFigures() {
        customer("bob-" + id, "bob" + email);
        accept(10, OrderStatus.COMPLETED, id, "bob" + email, -60);
        Object before = visits("bob-" + id);

        erase();

        assertThat(before).isEqualTo(1);
        assertThat(visits("bob-" + id)).isEqualTo(0);
        assertThat(erasures.find(id).orElseThrow().person()).isNotNull();
    }

    private Object visits(String customer) {
        return MONGO.getCollection("customers")
                .find(new Document("_id", customer))
                .first()
                .get("visits_count");
    }

    private void erase() {
        erasures.begin(id, new PersonalIdentifiers(id, Set.of(), Set.of(email)), micros(0));
        erasure.accept(List.of(new ErasureRequested(id, 0), new ErasureRequested(id, 1)));
    }

    private void customer(String key, String address) {
        MONGO.getCollection("customers")
                .insertOne(new Document("_id", key)
                        .append("email", address)
                        .append("created_at", Date.from(NOW.minusSeconds(90))));
    }

    private void accept(long price, OrderStatus status, @Nullable String customerId, String address, int seconds) {
        consumer.accept(List.of(new OrderReceived(List.of(new Order(
                "o-" + id.hashCode(),
                customerId,
                address,
                List.of(new Product("p", "Tea", 1, BigDecimal.ONE, null, Map.of("note", "secret"))),
                BigDecimal.valueOf(price),
                NOW,
                status,
                null,
                null,
                null,
                Map.of("note", "secret"),
                micros(seconds))))));
    }

    private Document stored() {
        return MONGO.getCollection("orders")
                .find(new Document("_id", "o-" + id.hashCode()))
                .first();
    }

    private static long micros(int seconds) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, NOW.plusSeconds(seconds));
    }
}
