package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.delivery.Completions.completion;

/** An e-mail in a database of its own, and the consumer of its receipts. */
abstract class AddressWorld {

    static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("delivery"));
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final TestClock clock = new TestClock(NOW);
    final RetryPolicy retries = new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher());
    final ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
    final Suppressions suppressions = new Suppressions(MONGO, clock);
    final List<Receipt> unknown = new ArrayList<>();
    final ReceiptConsumer consumer = new ReceiptConsumer(
            log,
            new AddressSuppression(log, new BounceLog(MONGO), suppressions, null),
            new CustomerEngagement(MONGO),
            retries,
            completion(MONGO, clock),
            unknown::addAll,
            new ReceiptMetrics(new SimpleMeterRegistry()));
    final String campaign = UUID.randomUUID().toString();
    final String email = campaign + "@example.com";

    @BeforeEach
    void openLog() {
        MONGO.getCollection("campaign_pages")
                .insertOne(new Document("_id", campaign + ":0")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("audience", 1)
                        .append("pending", 1));
        MONGO.getCollection("communications")
                .insertOne(new Document("_id", campaign + ":c")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("email", email)
                        .append("message", "Hi")
                        .append("created_at", Date.from(NOW))
                        .append("status", "PENDING"));
    }

    final void accept(Receipt... receipts) {
        consumer.accept(List.of(new DeliveryReceiptReceived(List.of(receipts))));
    }

    /** Parses status, reason and minutes after the request. */
    final Receipt receipt(String words) {
        return receipt(words, 1);
    }

    final Receipt receipt(String words, int attempt) {
        String[] parts = words.strip().split(" ", -1);
        return new Receipt(
                campaign + ":c",
                DeliveryStatus.valueOf(parts[0]),
                parts[1].equals("-") ? null : parts[1],
                null,
                NOW.plus(Duration.ofMinutes(Long.parseLong(parts[2]))),
                attempt);
    }

    static Receipt withoutAttempt(Receipt receipt) {
        return new Receipt(
                receipt.communicationId(),
                receipt.status(),
                receipt.reason(),
                receipt.vendorMessageId(),
                receipt.occurredAt(),
                null);
    }

    final Document entry() {
        return MONGO.getCollection("communications")
                .find(new Document("_id", campaign + ":c"))
                .first();
    }

    final @Nullable String reason() {
        return suppressions.find(email).map(Suppression::reason).orElse(null);
    }
}
