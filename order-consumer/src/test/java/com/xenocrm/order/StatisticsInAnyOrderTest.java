package com.xenocrm.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.Redelivery;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests random orders (new, edited, cancelled, refunded, moved) and customers (late, with changing identifiers and
 * emails), in random order and partly repeated, on several concurrent consumers: statistics equal those computed
 * directly from all customers and orders.
 */
class StatisticsInAnyOrderTest {

    private static final int SEQUENCES = 300;
    private static final int NAMES = 3;
    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("statistics"));
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final CustomerStatistics statistics = new CustomerStatistics(MONGO, IdGenerator.random());
    private final OrderConsumer orders = new OrderConsumer(new OrderRecords(MONGO), statistics);
    private final RecordedCustomerConsumer customers = new RecordedCustomerConsumer(statistics);

    @BeforeAll
    static void createIndexes() {
        MONGO.getCollection("customers").createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        MONGO.getCollection("customers")
                .createIndex(
                        Indexes.ascending("customer_id"),
                        new IndexOptions().unique(true).sparse(true));
        MONGO.getCollection("orders").createIndex(Indexes.ascending("customer_refs"));
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void areWhatAllOrdersSayWhateverTheOrderOfEvents() throws Exception {
        try (ExecutorService consumers = Executors.newFixedThreadPool(3)) {
            for (long seed = 1; seed <= SEQUENCES; seed++) {
                Random random = new Random(seed);
                List<Order> records = orders(seed, random);
                List<Event> events = events(records, seed, random);

                for (Future<Boolean> done : consumers.invokeAll(events)) {
                    done.get();
                }

                List<Document> found = customersOf(seed);
                assertThat(found.stream().map(StatisticsByHand::stored).toList())
                        .as("seed %d, events %s", seed, events)
                        .isEqualTo(StatisticsByHand.of(found, records));
            }
        }
    }

    private static List<Order> orders(long seed, Random random) {
        List<Order> records = new ArrayList<>();
        int count = 1 + random.nextInt(30);
        for (int version = 1; version <= count; version++) {
            int named = random.nextInt(3);
            BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000), 2);
            records.add(new Order(
                    "o" + random.nextInt(10) + "-" + seed,
                    named == 0 ? null : id(random.nextInt(NAMES), seed),
                    named == 1 ? null : email(random.nextInt(NAMES), seed),
                    List.of(),
                    price,
                    START.plus(random.nextInt(1_000), ChronoUnit.HOURS),
                    random.nextBoolean() ? OrderStatus.COMPLETED : oneOf(random, OrderStatus.values()),
                    random.nextInt(3) > 0
                            ? null
                            : oneOf(
                                    random,
                                    price,
                                    BigDecimal.valueOf(price.unscaledValue().longValue() / 2, 2)),
                    null,
                    null,
                    null,
                    version));
        }
        return records;
    }

    /** Returns deliveries of orders, some repeated, and changes of customers. */
    private List<Event> events(List<Order> records, long seed, Random random) {
        List<Order> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        List<Event> events = new ArrayList<>();
        int size = 1 + random.nextInt(5);
        for (int from = 0; from < shuffled.size(); from += size) {
            List<Order> batch = List.copyOf(shuffled.subList(from, Math.min(from + size, shuffled.size())));
            Event event = new Event("orders " + batch, () -> orders.accept(List.of(new OrderReceived(batch))));
            events.addAll(Collections.nCopies(random.nextInt(4) == 0 ? 2 : 1, event));
        }
        for (int change = random.nextInt(16); change > 0; change--) {
            events.add(change(seed, random));
        }
        Collections.shuffle(events, random);
        return events;
    }

    private Event change(long seed, Random random) {
        CustomersByHand byHand = new CustomersByHand(MONGO.getCollection("customers"));
        String id = id(random.nextInt(NAMES), seed);
        String email = email(random.nextInt(NAMES), seed);
        return switch (random.nextInt(4)) {
            case 0 -> new Event("customer " + email, () -> recorded(byHand.write(email, null)));
            case 1 -> new Event("customer " + email + ", " + id, () -> recorded(byHand.write(email, id)));
            case 2 -> new Event(id + " moves to " + email, () -> recorded(byHand.move(id, email)));
            default -> {
                String spent = random.nextInt(2) + ".50";
                yield new Event(email + " spent " + spent, () -> recorded(byHand.report(email, spent)));
            }
        };
    }

    private void recorded(String email) {
        customers.accept(List.of(new CustomerRecorded(List.of(email))));
    }

    private static List<Document> customersOf(long seed) {
        List<String> emails = new ArrayList<>();
        for (int name = 0; name < NAMES; name++) {
            emails.add(email(name, seed));
        }
        MongoCollection<Document> all = MONGO.getCollection("customers");
        return all.find(new Document("email", new Document("$in", emails))).into(new ArrayList<>());
    }

    private static String id(int name, long seed) {
        return "id" + name + "-" + seed;
    }

    private static String email(int name, long seed) {
        return "e" + name + "-" + seed + "@example.com";
    }

    @SafeVarargs
    private static <T> T oneOf(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private record Event(String what, Runnable work) implements Callable<Boolean> {

        @Override
        public Boolean call() {
            Redelivery.of(work);
            return true;
        }

        @Override
        public String toString() {
            return what;
        }
    }
}
