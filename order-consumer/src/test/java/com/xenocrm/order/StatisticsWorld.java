package com.xenocrm.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

/** Customers and orders in a database of their own, and the consumers that recompute statistics. */
abstract class StatisticsWorld {

    static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("orders"));
    static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    final CustomerStatistics statistics = new CustomerStatistics(MONGO, IdGenerator.random());
    final OrderConsumer orders = new OrderConsumer(new OrderRecords(MONGO), statistics);
    final RecordedCustomerConsumer customers = new RecordedCustomerConsumer(statistics);
    final String run = UUID.randomUUID().toString();

    final void customerExists(String person) {
        MONGO.getCollection("customers")
                .insertOne(new Document("_id", id(person))
                        .append("email", email(person))
                        .append("total_spend", new Decimal128(0))
                        .append("visits_count", 0));
    }

    final void rename(String person, Document names) {
        MONGO.getCollection("customers").updateOne(new Document("_id", id(person)), new Document("$set", names));
        customers.accept(List.of(new CustomerRecorded(List.of(email(person)))));
    }

    final void accept(String order) {
        String message = "{\"orders\": [" + order.formatted(run) + "]}";
        orders.accept(List.of(MessageJson.read(message.getBytes(StandardCharsets.UTF_8), OrderReceived.class)));
    }

    final Document storedOrder(String number) {
        return MONGO.getCollection("orders")
                .find(new Document("_id", run + "-" + number))
                .first();
    }

    final void accept(Order... received) {
        orders.accept(List.of(new OrderReceived(List.of(received))));
    }

    final Order order(String orderId, String person, String price, OrderStatus status, long version) {
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

    static CustomerStatistics statistics(MongoClient client) {
        return new CustomerStatistics(new MongoTemplate(client, MONGO.getDb().getName()), IdGenerator.random());
    }

    static MongoClient afterItsFirst(String command, Runnable work) {
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

    final Document stored(String person) {
        return MONGO.getCollection("customers")
                .find(new Document("_id", id(person)))
                .first();
    }

    final Expected statisticsOf(String person) {
        Document customer = stored(person);
        Decimal128 average = customer.get("avg_order_value", Decimal128.class);
        return new Expected(
                customer.get("total_spend", Decimal128.class).toString(),
                customer.getInteger("visits_count"),
                average == null ? null : average.toString());
    }

    final String id(String name) {
        return name + "-" + run;
    }

    final String email(String name) {
        return id(name) + "@example.com";
    }

    record Expected(String totalSpend, int visits, String average) {}
}
