package com.xenocrm.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import org.bson.BsonArray;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.customerdata.order.OrderErasure;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests orders at Ann's address that belong to Bob when Ann is erased. */
class ErasedOrdersInOthersTest {

    private static final String DATABASE = TestMongo.newDatabase("erased");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, DATABASE);

    private final String id = UUID.randomUUID().toString();
    private final String ann = "ann-" + id;
    private final String bob = "bob-" + id;
    private final String address = ann + "@example.com";
    private final Erasure erasure = new Erasure(
            id, micros(NOW), NOW, new PersonalIdentifiers(ann, Set.of(), Set.of(address)), Map.of(), null, null);

    ErasedOrdersInOthersTest() {
        MONGO.getCollection("customers")
                .insertOne(new Document("_id", bob)
                        .append("email", "b" + address)
                        .append("created_at", Date.from(NOW.minusSeconds(90))));
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void anOrderThatBecomesThePersonsMeanwhileIsAnonymised() {
        record("1", bob, address, 60);
        AtomicBoolean first = new AtomicBoolean(true);

        erase(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("update") && first.getAndSet(false)) {
                    record("1", null, address, 30);
                }
            }
        });

        assertThat(stored("1").toJson()).doesNotContain(address).doesNotContain("secret");
        assertThat(stored("1")).containsEntry("customer_id", "erased-" + id);
    }

    /** Tests an order that names somebody else since the erasure was requested. */
    @Test
    void aNewerOrderKeepsNoFormerNameOfThePerson() {
        record("1", ann, address, 60);
        record("1", bob, "bob-" + address, -60);

        new OrderErasure(MONGO).erase(erasure, _ -> {});

        assertThat(stored("1"))
                .containsEntry("customer_id", bob)
                .containsEntry("customer_refs", List.of(bob, "bob-" + address));
    }

    @Test
    void ordersAreFoundByTheIndexedIdentifiersOnly() {
        record("1", bob, address, 60);
        List<String> filters = new ArrayList<>();

        erase(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                event.getCommand()
                        .getArray("updates", new BsonArray())
                        .forEach(update ->
                                filters.add(update.asDocument().getDocument("q").toJson()));
            }
        });

        assertThat(stored("1")).containsEntry("customer_id", bob).doesNotContainKey("email");
        assertThat(filters)
                .isNotEmpty()
                .allSatisfy(filter -> assertThat(filter).contains("\"_id\"").contains("\"version\""));
    }

    @Test
    void whoGetsTheIdentifierDoesNotGetTheOldOrders() {
        record("1", ann, address, 60);
        MONGO.getCollection("customers")
                .updateOne(new Document("_id", bob), new Document("$set", new Document("customer_id", ann)));

        new OrderErasure(MONGO).erase(erasure, _ -> {});

        assertThat(stored("1")).containsEntry("customer_id", "erased-" + id);
    }

    @Test
    void oneOtherOrderIsEnoughToLeaveAnAddressOut() {
        String till = "till-" + id + "@example.com";
        record("1", ann, till, 60);
        IntStream.range(2, 20).forEach(order -> record("" + order, bob, till, 60));
        List<Integer> found = new ArrayList<>();
        MongoClient client = client(new CommandListener() {
            @Override
            public void commandSucceeded(CommandSucceededEvent event) {
                if (event.getCommandName().equals("find")) {
                    found.add(event.getResponse()
                            .getDocument("cursor")
                            .getArray("firstBatch")
                            .size());
                }
            }
        });

        try (client) {
            Set<String> addresses = new CustomerOrders(new MongoTemplate(client, DATABASE)).addresses(erasure.person());

            assertThat(addresses).isEmpty();
            assertThat(found).isNotEmpty().allMatch(documents -> documents <= 1);
        }
    }

    private void erase(CommandListener listener) {
        try (MongoClient client = client(listener)) {
            new OrderErasure(new MongoTemplate(client, DATABASE)).erase(erasure, _ -> {});
        }
    }

    private static MongoClient client(CommandListener listener) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.uri()))
                .addCommandListener(listener)
                .build());
    }

    private void record(String order, @Nullable String customerId, String email, int secondsAgo) {
        new OrderRecords(MONGO)
                .record(List.of(new Order(
                        order + id,
                        customerId,
                        email,
                        List.of(),
                        BigDecimal.TEN,
                        NOW,
                        OrderStatus.COMPLETED,
                        null,
                        null,
                        null,
                        Map.of("note", "secret"),
                        micros(NOW.minusSeconds(secondsAgo)))));
    }

    private Document stored(String order) {
        return MONGO.getCollection("orders")
                .find(new Document("_id", order + id))
                .first();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
