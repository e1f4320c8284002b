package com.xenocrm.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.CustomerRecorded;
import com.xenocrm.contracts.OrderReceived;
import com.xenocrm.contracts.OrderReceived.Order;
import com.xenocrm.contracts.OrderReceived.OrderStatus;
import com.xenocrm.kit.time.Ids;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerStatisticsTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "orders_" + UUID.randomUUID());
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final CustomerStatistics statistics = new CustomerStatistics(MONGO, Ids.random());
    private final OrderConsumer orders = new OrderConsumer(new Orders(MONGO), statistics);
    private final RecordedCustomerConsumer customers = new RecordedCustomerConsumer(statistics);
    private final String run = UUID.randomUUID().toString();

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void countsCompletedOrdersOnly() {
        customerExists("ann");

        accept(
                order("1", "ann", "10.00", OrderStatus.COMPLETED, 1),
                order("2", "ann", "5.05", OrderStatus.COMPLETED, 2));
        accept(order("3", "ann", "99.00", OrderStatus.CANCELLED, 3));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("15.05", 2, "7.53"));
    }

    @Test
    void countsAnOrderThatCameBeforeItsCustomer() {
        accept(order("1", "late", "10.00", OrderStatus.COMPLETED, 1));
        customerExists("late");

        customers.accept(List.of(new CustomerRecorded(List.of(email("late")))));

        assertThat(statisticsOf("late")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void movesAnOrderFromOneCustomerToAnother() {
        customerExists("ann");
        customerExists("bob");
        accept(order("1", "ann", "10.00", OrderStatus.COMPLETED, 1));

        accept(order("1", "bob", "10.00", OrderStatus.COMPLETED, 2));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void findsTheCustomerByItsIdentifierWhenTheOrderHasNoEmail() {
        customerExists("ann");

        orders.accept(List.of(new OrderReceived(List.of(new Order(
                id("1"),
                id("ann"),
                null,
                List.of(),
                new BigDecimal("3.00"),
                DAY,
                OrderStatus.COMPLETED,
                null,
                null,
                1)))));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("3.00", 1, "3.00"));
    }

    @Test
    void letsReportedFiguresHoldUntilTheFirstOrder() {
        customerExists("ann");
        MONGO.getCollection("customers")
                .updateOne(
                        new Document("_id", id("ann")),
                        new Document(
                                "$set",
                                new Document("reported.total_spend", Decimal128.parse("70.00"))
                                        .append("reported.visits_count", 4)));

        customers.accept(List.of(new CustomerRecorded(List.of(email("ann")))));
        Expected before = statisticsOf("ann");
        accept(order("1", "ann", "10.00", OrderStatus.COMPLETED, 1));

        assertThat(before).isEqualTo(new Expected("70.00", 4, null));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsARecomputationWhateverArrivesInWhateverOrderOnSeveralConsumers(long seed) throws Exception {
        Random random = new Random(seed);
        List<Order> records = randomRecords(random);
        List<Order> arriving = new ArrayList<>(records);
        arriving.addAll(records.subList(0, records.size() / 2));
        Collections.shuffle(arriving, random);
        List<String> people = List.of("ann", "bob", "cid");

        try (ExecutorService consumers = Executors.newFixedThreadPool(3)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int from = 0; from < arriving.size(); from += 5) {
                List<Order> batch = arriving.subList(from, Math.min(from + 5, arriving.size()));
                work.add(() -> {
                    orders.accept(List.of(new OrderReceived(batch)));
                    return null;
                });
            }
            people.forEach(person -> work.add(() -> {
                customerExists(person);
                customers.accept(List.of(new CustomerRecorded(List.of(email(person)))));
                return null;
            }));
            Collections.shuffle(work, random);
            await(consumers.invokeAll(work));
        }

        Map<String, Expected> expected = naive(records, people);
        people.forEach(person ->
                assertThat(statisticsOf(person)).as("seed %d, %s", seed, person).isEqualTo(expected.get(person)));
    }

    private List<Order> randomRecords(Random random) {
        List<Order> records = new ArrayList<>();
        for (int version = 1; version <= 60; version++) {
            records.add(order(
                    "o" + random.nextInt(15),
                    List.of("ann", "bob", "cid").get(random.nextInt(3)),
                    random.nextInt(100) + ".25",
                    List.of(OrderStatus.COMPLETED, OrderStatus.PENDING, OrderStatus.CANCELLED)
                            .get(random.nextInt(3)),
                    version));
        }
        return records;
    }

    private Map<String, Expected> naive(List<Order> records, List<String> people) {
        Map<String, Order> newest = new HashMap<>();
        records.stream()
                .sorted(Comparator.comparingLong(Order::version))
                .forEach(record -> newest.put(record.orderId(), record));
        Map<String, Expected> expected = new HashMap<>();
        for (String person : people) {
            List<BigDecimal> prices = newest.values().stream()
                    .filter(order -> order.status() == OrderStatus.COMPLETED
                            && email(person).equals(order.email()))
                    .map(Order::totalPrice)
                    .toList();
            BigDecimal total = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            String average = prices.isEmpty()
                    ? null
                    : total.divide(BigDecimal.valueOf(prices.size()), 2, RoundingMode.HALF_UP)
                            .toPlainString();
            expected.put(person, new Expected(total.toPlainString(), prices.size(), average));
        }
        return expected;
    }

    private static void await(List<Future<Void>> futures) throws InterruptedException, ExecutionException {
        for (Future<Void> future : futures) {
            future.get();
        }
    }

    private void customerExists(String person) {
        MONGO.getCollection("customers")
                .insertOne(new Document("_id", id(person))
                        .append("email", email(person))
                        .append("total_spend", new Decimal128(0))
                        .append("visits_count", 0));
    }

    private void accept(Order... received) {
        orders.accept(List.of(new OrderReceived(List.of(received))));
    }

    private Order order(String orderId, String person, String price, OrderStatus status, long version) {
        return new Order(
                id(orderId),
                null,
                email(person),
                List.of(),
                new BigDecimal(price),
                DAY.plus(version, ChronoUnit.DAYS),
                status,
                null,
                null,
                version);
    }

    private Expected statisticsOf(String person) {
        Document customer = MONGO.getCollection("customers")
                .find(new Document("_id", id(person)))
                .first();
        Decimal128 average = customer.get("avg_order_value", Decimal128.class);
        return new Expected(
                customer.get("total_spend", Decimal128.class).toString(),
                customer.getInteger("visits_count"),
                average == null ? null : average.toString());
    }

    private String id(String name) {
        return name + "-" + run;
    }

    private String email(String name) {
        return id(name) + "@example.com";
    }

    private record Expected(String totalSpend, int visits, String average) {}
}
