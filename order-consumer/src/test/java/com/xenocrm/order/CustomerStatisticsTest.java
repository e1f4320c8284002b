package com.xenocrm.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.customerdata.order.OrderRecords;
import com.xenocrm.customerdata.statistics.CustomerStatistics;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerStatisticsTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "orders_" + UUID.randomUUID());
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final CustomerStatistics statistics = new CustomerStatistics(MONGO, IdGenerator.random());
    private final OrderConsumer orders = new OrderConsumer(new OrderRecords(MONGO), statistics);
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

    @Test
    void countsCompletedOrdersLessWhatWasPaidBack() {
        customerExists("ann");

        accept("""
                {"order_id": "%1$s-1", "email": "ann-%1$s@example.com", "products": [], "total_price": 100.00,
                 "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "refunded_amount": 25.50, "version": 1}""");
        accept("""
                {"order_id": "%1$s-2", "email": "ann-%1$s@example.com", "products": [], "total_price": 40.00,
                 "order_date": "2026-03-02T00:00:00Z", "status": "REFUNDED", "refunded_amount": 10.00, "version": 2}""");

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("74.50", 1, "74.50"));
    }

    /** Tests records of one order in order of arrival: status, price, refund and version. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMPLETED 40 0 1                                        | 40 | 1
            COMPLETED 40 10 1                                       | 30 | 1
            COMPLETED 40 40 1                                       | 0  | 0
            REFUNDED 40 0 1                                         | 0  | 0
            REFUNDED 40 40 1                                        | 0  | 0
            COMPLETED 0 0 1                                         | 0  | 1
            COMPLETED 40 10 1, COMPLETED 40 0 2                     | 30 | 1
            COMPLETED 40 10 2, COMPLETED 40 0 1                     | 30 | 1
            COMPLETED 40 0 2, COMPLETED 40 10 1                     | 30 | 1
            COMPLETED 40 40 1, COMPLETED 40 0 2                     | 0  | 0
            REFUNDED 40 0 1, COMPLETED 40 0 2                       | 0  | 0
            COMPLETED 40 0 2, REFUNDED 40 0 1                       | 0  | 0
            COMPLETED 40 10 1, COMPLETED 40 25 2, COMPLETED 40 10 3 | 15 | 1
            CANCELLED 40 0 1, COMPLETED 40 0 2                      | 40 | 1
            COMPLETED 40 40 1, COMPLETED 50 0 2                     | 0  | 0
            COMPLETED 50 0 2, COMPLETED 40 40 1                     | 0  | 0
            REFUNDED 40 0 1, COMPLETED 50 0 2                       | 0  | 0
            """)
    void countsTheLargestRefundOfAnOrder(String records, String spend, int visits) {
        customerExists("ann");

        for (String each : records.split(", ", -1)) {
            String[] part = each.split(" ", -1);
            String refund = part[2].equals("0") ? "" : "\"refunded_amount\": %s,".formatted(part[2]);
            accept("""
                    {"order_id": "%%1$s-1", "email": "ann-%%1$s@example.com", "products": [], "total_price": %s, %s
                     "order_date": "2026-03-01T00:00:00Z", "status": "%s", "version": %s}""".formatted(part[1], refund, part[0], part[3]));
        }

        Document ann = stored("ann");
        assertThat(ann.get("total_spend", Decimal128.class).bigDecimalValue()).isEqualByComparingTo(spend);
        assertThat(ann.getInteger("visits_count")).isEqualTo(visits);
        assertThat(ann.containsKey("last_active_at")).isEqualTo(visits > 0);
    }

    @Test
    void storesAnOrderAsItsNewestRecordSaysAndTheEarliestTimeOfAcceptance() {
        accept("""
                {"order_id": "%1$s-1", "customer_id": "ann-%1$s", "email": "ann-%1$s@example.com", "total_price": 100.00,
                 "products": [{"product_id": "p", "name": "Lamp", "quantity": 2, "price": 50.00}],
                 "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "refunded_amount": 25.50,
                 "attributes": {"channel": "web"}, "version": 3000000}""");
        Document once = storedOrder("1");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "bob-%1$s", "products": [], "total_price": 1.00,
                 "order_date": "2026-03-01T00:00:00Z", "status": "PENDING", "version": 1000000}""");
        Document afterAnOlder = storedOrder("1");
        accept("""
                {"order_id": "%1$s-1", "email": "bob-%1$s@example.com", "products": [], "total_price": 2.00,
                 "order_date": "2026-03-04T00:00:00Z", "status": "CANCELLED", "version": 4000000}""");

        assertThat(once).isEqualTo(Document.parse("""
                {"_id": "%1$s-1", "customer_id": "ann-%1$s", "email": "ann-%1$s@example.com",
                 "customer_refs": ["ann-%1$s", "ann-%1$s@example.com"],
                 "products": [{"product_id": "p", "name": "Lamp", "quantity": 2, "price": {"$numberDecimal": "50.00"}}],
                 "total_price": {"$numberDecimal": "100.00"}, "refunded_amount": {"$numberDecimal": "25.50"},
                 "order_date": {"$date": "2026-03-01T00:00:00Z"}, "status": "completed", "attributes": {"channel": "web"},
                 "version": {"$numberLong": "3000000"}, "created_at": {"$date": "1970-01-01T00:00:03Z"}}""".formatted(run)));
        assertThat(afterAnOlder).isEqualTo(once.append("created_at", Date.from(Instant.ofEpochSecond(1))));
        assertThat(storedOrder("1")).isEqualTo(Document.parse("""
                {"_id": "%1$s-1", "email": "bob-%1$s@example.com",
                 "customer_refs": ["ann-%1$s", "ann-%1$s@example.com", "bob-%1$s@example.com"], "products": [],
                 "total_price": {"$numberDecimal": "2.00"}, "order_date": {"$date": "2026-03-04T00:00:00Z"},
                 "status": "cancelled", "refunded_amount": {"$numberDecimal": "25.50"},
                 "version": {"$numberLong": "4000000"},
                 "created_at": {"$date": "1970-01-01T00:00:01Z"}}""".formatted(run)));
    }

    @Test
    void takesAnOrderFromACustomerWhenItMovesToOneWhoIsNotThereYet() {
        customerExists("ann");
        accept(order("1", "ann", "10.00", OrderStatus.COMPLETED, 1));

        accept(order("1", "nobody", "10.00", OrderStatus.COMPLETED, 2));

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
    }

    @Test
    void givesAnOrderToTheCustomerWithItsIdentifierAsSoonAsThereIsOne() {
        customerExists("ann");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "bob-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        Expected annBefore = statisticsOf("ann");

        customerExists("bob");
        customers.accept(List.of(new CustomerRecorded(List.of(email("bob")))));

        assertThat(annBefore).isEqualTo(new Expected("10.00", 1, "10.00"));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void givesAnOrderBackToItsEmailWhenTheIdentifierIsGivenUp() {
        customerExists("ann");
        customerExists("bob");
        rename("bob", new Document("customer_id", "old-" + run));
        accept("""
                {"order_id": "%1$s-1", "customer_id": "old-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        Expected bobBefore = statisticsOf("bob");

        rename("bob", new Document("customer_id", "new-" + run).append("former_customer_ids", List.of("old-" + run)));

        assertThat(bobBefore).isEqualTo(new Expected("10.00", 1, "10.00"));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void givesAnOrderToTheNewOwnerOfAReusedIdentifier() {
        customerExists("ann");
        customerExists("bob");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "ann-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        Expected annBefore = statisticsOf("ann");

        rename("bob", new Document("customer_id", id("ann")));

        assertThat(annBefore).isEqualTo(new Expected("10.00", 1, "10.00"));
        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(statisticsOf("bob")).isEqualTo(new Expected("10.00", 1, "10.00"));
    }

    @Test
    void leavesANewCustomerWithoutOrdersAlone() {
        customerExists("ann");

        customers.accept(List.of(new CustomerRecorded(List.of(email("ann")))));

        assertThat(stored("ann")).doesNotContainKey("statistics_fence");
    }

    @Test
    void overrulesARecomputeUnderWayThoughTheFiguresLookRight() {
        customerExists("ann");
        MONGO.getCollection("customers")
                .updateOne(new Document("_id", id("ann")), new Document("$set", new Document("statistics_fence", "x")));

        customers.accept(List.of(new CustomerRecorded(List.of(email("ann")))));

        assertThat(stored("ann").getString("statistics_fence")).isNotEqualTo("x");
    }

    @Test
    void takesOrdersFromOthersThoughAnotherConsumerRecomputesTheCustomerWhoIsNew() {
        customerExists("ann");
        accept("""
                {"order_id": "%1$s-1", "customer_id": "bob-%1$s", "email": "ann-%1$s@example.com", "products": [],
                 "total_price": 10.00, "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");
        customerExists("bob");

        try (MongoClient overtaken = afterItsFirst(
                "update",
                () -> MONGO.getCollection("customers")
                        .updateOne(
                                new Document("_id", id("bob")),
                                new Document("$set", new Document("statistics_fence", "another's"))))) {
            statistics(overtaken).customersChanged(Set.of(email("bob")));
        }

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
        assertThat(stored("bob").getString("statistics_fence")).isEqualTo("another's");
    }

    @Test
    void goesByTheNamesReadLastWhenACustomerIsRenamedInTheMiddle() {
        customerExists("ann");
        rename("ann", new Document("customer_id", "old-" + run));
        accept("""
                {"order_id": "%1$s-1", "customer_id": "old-%1$s", "products": [], "total_price": 10.00,
                 "order_date": "2026-03-01T00:00:00Z", "status": "COMPLETED", "version": 1}""");

        Document names = new Document("customer_id", "new-" + run).append("former_customer_ids", List.of("old-" + run));
        try (MongoClient overtaken = afterItsFirst("find", () -> rename("ann", names))) {
            statistics(overtaken).ordersChanged(Set.of(email("ann"), "new-" + run, "old-" + run));
        }

        assertThat(statisticsOf("ann")).isEqualTo(new Expected("0", 0, null));
    }

    private void customerExists(String person) {
        MONGO.getCollection("customers")
                .insertOne(new Document("_id", id(person))
                        .append("email", email(person))
                        .append("total_spend", new Decimal128(0))
                        .append("visits_count", 0));
    }

    private void rename(String person, Document names) {
        MONGO.getCollection("customers").updateOne(new Document("_id", id(person)), new Document("$set", names));
        customers.accept(List.of(new CustomerRecorded(List.of(email(person)))));
    }

    private void accept(String order) {
        String message = "{\"orders\": [" + order.formatted(run) + "]}";
        orders.accept(List.of(MessageJson.read(message.getBytes(StandardCharsets.UTF_8), OrderReceived.class)));
    }

    private Document storedOrder(String number) {
        return MONGO.getCollection("orders")
                .find(new Document("_id", run + "-" + number))
                .first();
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
                null,
                null,
                version);
    }

    private static CustomerStatistics statistics(MongoClient client) {
        return new CustomerStatistics(new MongoTemplate(client, MONGO.getDb().getName()), IdGenerator.random());
    }

    private static MongoClient afterItsFirst(String command, Runnable work) {
        AtomicBoolean first = new AtomicBoolean(true);
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandSucceeded(CommandSucceededEvent event) {
                        if (event.getCommandName().equals(command) && first.getAndSet(false)) {
                            work.run();
                        }
                    }
                })
                .build());
    }

    private Document stored(String person) {
        return MONGO.getCollection("customers")
                .find(new Document("_id", id(person)))
                .first();
    }

    private Expected statisticsOf(String person) {
        Document customer = stored(person);
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
