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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import static org.assertj.core.api.Assertions.assertThat;

class DoubtfulOutcomeTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("doubt"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Retry> requested = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final RetryPolicy retries =
            new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher() {
                @Override
                public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
                    delays.add(delay);
                    messages.forEach(message -> requested.addAll(((RetryRequested) message).retries()));
                }
            });
    private final TestClock clock = new TestClock(NOW);
    private final ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
    private final Suppressions suppressions = new Suppressions(MONGO, clock);
    private final ReceiptConsumer consumer = new ReceiptConsumer(
            log,
            new AddressSuppression(log, new BounceLog(MONGO), suppressions, null),
            new CustomerEngagement(MONGO),
            retries,
            completion(MONGO, clock),
            _ -> {},
            new ReceiptMetrics(new SimpleMeterRegistry()));
    private final String campaign = UUID.randomUUID().toString();
    private final String id = campaign + ":ann";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @BeforeEach
    void aCampaignToOneCustomer() {
        MONGO.getCollection("campaigns")
                .insertOne(new Document("_id", campaign)
                        .append("status", "running")
                        .append("audience_complete", true));
        MONGO.getCollection("campaign_pages")
                .insertOne(new Document("_id", campaign + ":0")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("audience", 1)
                        .append("pending", 1));
        MONGO.getCollection("communications")
                .insertOne(new Document("_id", id)
                        .append("campaign_id", campaign)
                        .append("customer_id", "ann")
                        .append("page", 0)
                        .append("email", "ann@example.com")
                        .append("message", "Hi")
                        .append("status", "PENDING")
                        .append("created_at", Date.from(NOW)));
    }

    @Test
    void isASettledOutcomeOfItsOwn() {
        accept(DeliveryStatus.IN_DOUBT, "outcome_unknown", 1);

        assertThat(entry()).containsEntry("status", "IN_DOUBT").containsEntry("reason", "outcome_unknown");
        assertThat(page())
                .containsEntry("in_doubt", 1)
                .containsEntry("pending", 0)
                .containsEntry("failed", 0);
        assertThat(requested).isEmpty();
    }

    @Test
    void endsWithAProofOfDelivery() {
        accept(DeliveryStatus.IN_DOUBT, "outcome_unknown", 1);

        accept(DeliveryStatus.SENT, null, 1);
        accept(DeliveryStatus.IN_DOUBT, "outcome_unknown", 1);

        assertThat(entry()).containsEntry("status", "SENT").doesNotContainKey("reason");
        assertThat(page()).containsEntry("sent", 1).doesNotContainKey("in_doubt");
    }

    @Test
    void endsWithAProofOfFailureAndIsNotSentAgain() {
        accept(DeliveryStatus.IN_DOUBT, "outcome_unknown", 1);

        accept(DeliveryStatus.FAILED, "mailbox_not_found", 1);

        assertThat(entry()).containsEntry("status", "FAILED").containsEntry("reason", "mailbox_not_found");
        assertThat(page()).containsEntry("failed", 1).doesNotContainKey("in_doubt");
        assertThat(requested).isEmpty();
    }

    @Test
    void isNoneOfALaterAttempt() {
        accept(DeliveryStatus.FAILED, "deferred", 1);

        accept(DeliveryStatus.IN_DOUBT, "outcome_unknown", 1);

        assertThat(entry()).containsEntry("status", "PENDING").containsEntry("attempt", 2);
    }

    @Test
    void waitsWithTheNextAttemptAsLongAsTheReceiptAsks() {
        consumer.accept(List.of(new DeliveryReceiptReceived(
                List.of(new Receipt(id, DeliveryStatus.FAILED, "deferred", null, NOW, 1, 300)))));

        assertThat(requested).containsExactly(new Retry(id, 2));
        assertThat(delays).containsExactly(Duration.ofMinutes(5));
    }

    @Test
    void suppressesWhatTheSenderFoundSuppressed() {
        accept(DeliveryStatus.SUPPRESSED, "bounced", 1);

        assertThat(entry())
                .containsEntry("status", "SUPPRESSED")
                .containsEntry("reason", "bounced")
                .doesNotContainKey("bounced_at");
        assertThat(page()).containsEntry("suppressed", 1).containsEntry("pending", 0);
    }

    private void accept(DeliveryStatus status, String reason, int attempt) {
        consumer.accept(
                List.of(new DeliveryReceiptReceived(List.of(new Receipt(id, status, reason, null, NOW, attempt)))));
    }

    private Document entry() {
        return MONGO.getCollection("communications")
                .find(new Document("_id", id))
                .first();
    }

    private Document page() {
        return MONGO.getCollection("campaign_pages")
                .find(new Document("_id", campaign + ":0"))
                .first();
    }
}
