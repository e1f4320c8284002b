package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.delivery.Completions.completion;

/** A campaign in a database of its own, and the consumer of its receipts. */
abstract class ReceiptWorld {

    static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("delivery"));
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final List<Receipt> unknown = Collections.synchronizedList(new ArrayList<>());
    final List<Retry> requested = Collections.synchronizedList(new ArrayList<>());
    final RetryPolicy retries = new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher() {
        @Override
        public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
            messages.forEach(message -> requested.addAll(((RetryRequested) message).retries()));
        }
    });
    final MeterRegistry meters = new SimpleMeterRegistry();
    final TestClock clock = new TestClock(NOW);
    final ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
    final Suppressions suppressions = new Suppressions(MONGO, clock);
    final ReceiptConsumer consumer = new ReceiptConsumer(
            log,
            new AddressSuppression(log, new BounceLog(MONGO), suppressions, null),
            new CustomerEngagement(MONGO),
            retries,
            completion(MONGO, clock),
            unknown::addAll,
            new ReceiptMetrics(meters));
    final String campaign = UUID.randomUUID().toString();

    final void campaignWithPages(int pages, int customers) {
        MONGO.getCollection("campaigns")
                .insertOne(new Document("_id", campaign)
                        .append("status", "running")
                        .append("audience_complete", true));
        for (int page = 0; page < pages; page++) {
            MONGO.getCollection("campaign_pages")
                    .insertOne(new Document("_id", campaign + ":" + page)
                            .append("campaign_id", campaign)
                            .append("page", page)
                            .append("audience", customers)
                            .append("pending", customers));
            for (int customer = 0; customer < customers; customer++) {
                MONGO.getCollection("communications")
                        .insertOne(new Document("_id", communication(page, customer))
                                .append("campaign_id", campaign)
                                .append("page", page)
                                .append("status", "PENDING"));
            }
        }
    }

    final Map<String, Double> counts(String name, String tag) {
        return meters.get(name).counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag(tag), Counter::count));
    }

    final void accept(Receipt... receipts) {
        consumer.accept(List.of(new DeliveryReceiptReceived(List.of(receipts))));
    }

    final Receipt sent(int page, int customer) {
        return new Receipt(communication(page, customer), DeliveryStatus.SENT, null, "v1", NOW, null);
    }

    final Receipt failed(int page, int customer, String reason) {
        return new Receipt(communication(page, customer), DeliveryStatus.FAILED, reason, "v1", NOW, null);
    }

    final Receipt failed(int page, int customer, String reason, int attempt) {
        return new Receipt(communication(page, customer), DeliveryStatus.FAILED, reason, "v1", NOW, attempt);
    }

    final Document entry(int page, int customer) {
        return MONGO.getCollection("communications")
                .find(new Document("_id", communication(page, customer)))
                .first();
    }

    final String communication(int page, int customer) {
        return campaign + ":" + page + "-" + customer;
    }

    final Tally tally(int page) {
        Document document = MONGO.getCollection("campaign_pages")
                .find(new Document("_id", campaign + ":" + page))
                .first();
        return new Tally(
                document.getInteger("audience"),
                document.getInteger("sent"),
                document.getInteger("failed"),
                document.getInteger("pending"),
                document.get("failure_reasons", Document.class));
    }

    final String status() {
        return campaign().getString("status");
    }

    final Document campaign() {
        return MONGO.getCollection("campaigns")
                .find(new Document("_id", campaign))
                .first();
    }

    record Tally(int audience, int sent, int failed, int pending, Document reasons) {}
}
