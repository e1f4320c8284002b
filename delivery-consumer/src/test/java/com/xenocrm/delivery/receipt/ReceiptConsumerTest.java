package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

class ReceiptConsumerTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "delivery_" + UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Receipt> unknown = Collections.synchronizedList(new ArrayList<>());
    private final List<Retry> requested = Collections.synchronizedList(new ArrayList<>());
    private final RetryPolicy retries =
            new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher() {
                @Override
                public void publishAfter(Duration delay, List<? extends CrmMessage> messages) {
                    messages.forEach(message -> requested.addAll(((RetryRequested) message).retries()));
                }
            });
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestClock clock = new TestClock(NOW);
    private final ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
    private final Suppressions suppressions = new Suppressions(MONGO, clock);
    private final ReceiptConsumer consumer = new ReceiptConsumer(
            log,
            new AddressSuppression(log, new BounceLog(MONGO), suppressions, null),
            new CustomerEngagement(MONGO),
            retries,
            completion(MONGO, clock),
            unknown::addAll,
            new ReceiptMetrics(meters));
    private final String campaign = UUID.randomUUID().toString();

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void settlesCommunicationsAndRecountsTheirPage() {
        campaignWithPages(1, 3);

        accept(sent(0, 0), failed(0, 1, "blocked"));

        assertThat(tally(0)).isEqualTo(new Tally(3, 1, 1, 1, new Document("blocked", 1)));
        assertThat(status()).isEqualTo("running");
    }

    @Test
    void completesTheCampaignWhenNothingIsPending() {
        campaignWithPages(2, 1);

        accept(sent(0, 0));
        String halfway = status();
        accept(failed(1, 0, "blocked"));

        assertThat(halfway).isEqualTo("running");
        assertThat(status()).isEqualTo("completed");
        assertThat(campaign().getDate("completed_at")).isEqualTo(Date.from(NOW));
    }

    @Test
    void leavesACampaignOpenWhoseAudienceMayStillGrow() {
        campaignWithPages(1, 1);
        MONGO.getCollection("campaigns")
                .updateOne(
                        new Document("_id", campaign), new Document("$set", new Document("audience_complete", false)));

        accept(sent(0, 0));

        assertThat(status()).isEqualTo("running");
    }

    @Test
    void letsSentCorrectAFailureButNeverTheOtherWayRound() {
        campaignWithPages(1, 2);

        accept(failed(0, 0, "timeout"));
        accept(sent(0, 0));
        accept(sent(0, 1));
        accept(failed(0, 1, "timeout"));

        assertThat(tally(0)).isEqualTo(new Tally(2, 2, 0, 0, new Document()));
    }

    @Test
    void countsWhatReceiptsSayAndWhatTheyChange() {
        campaignWithPages(1, 3);
        Receipt stray = new Receipt("nobody:nobody", DeliveryStatus.SENT, null, null, NOW, 1);

        accept(sent(0, 0), failed(0, 1, "blocked"), failed(0, 2, "timeout", 1), stray);
        accept(sent(0, 0), sent(0, 1));

        assertThat(counts("crm.receipts", "status"))
                .isEqualTo(Map.of("sent", 4.0, "failed", 2.0, "suppressed", 0.0, "in_doubt", 0.0));
        assertThat(counts("crm.receipt.changes", "change"))
                .isEqualTo(Map.of("applied", 3.0, "corrected", 1.0, "unchanged", 1.0, "unmatched", 1.0));
    }

    @Test
    void triesATransientFailureAgainUntilItsAttemptsAreUsedUp() {
        campaignWithPages(1, 1);

        accept(failed(0, 0, "timeout", 1));
        Document afterTheFirst = entry(0, 0);
        accept(failed(0, 0, "throttled", 2));
        accept(failed(0, 0, "timeout", 3));

        assertThat(afterTheFirst)
                .containsEntry("status", "PENDING")
                .containsEntry("attempt", 2)
                .containsEntry("reason", "timeout")
                .containsEntry("requested_at", Date.from(NOW));
        assertThat(requested).containsExactly(new Retry(communication(0, 0), 2), new Retry(communication(0, 0), 3));
        assertThat(entry(0, 0)).containsEntry("status", "FAILED").containsEntry("attempt", 3);
        assertThat(tally(0)).isEqualTo(new Tally(1, 0, 1, 0, new Document("timeout", 1)));
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void asksForAnAttemptAgainWhenItsReceiptComesAgainButNotForOneThatIsOver() {
        campaignWithPages(1, 1);

        accept(failed(0, 0, "timeout", 1));
        accept(failed(0, 0, "timeout", 1));
        List<Retry> repeated = List.copyOf(requested);
        accept(failed(0, 0, "timeout", 2));
        requested.clear();
        accept(failed(0, 0, "timeout", 1));

        assertThat(repeated).containsExactly(new Retry(communication(0, 0), 2), new Retry(communication(0, 0), 2));
        assertThat(requested).isEmpty();
        assertThat(entry(0, 0)).containsEntry("status", "PENDING").containsEntry("attempt", 3);
    }

    @Test
    void failsAtOnceForAPermanentReasonOrForAVendorThatKnowsNoAttempts() {
        campaignWithPages(1, 2);

        accept(failed(0, 0, "blocked", 1), failed(0, 1, "timeout"));

        assertThat(requested).isEmpty();
        assertThat(tally(0)).isEqualTo(new Tally(2, 0, 2, 0, new Document("blocked", 1).append("timeout", 1)));
    }

    @Test
    void believesASuccessOfAnyAttempt() {
        campaignWithPages(1, 1);

        accept(failed(0, 0, "timeout", 1), sent(0, 0));
        accept(failed(0, 0, "blocked", 2));

        assertThat(entry(0, 0)).containsEntry("status", "SENT").doesNotContainKey("reason");
        assertThat(requested).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1999-01-01T00:00:00Z, 1, 2026-03-01T09:00:00Z
            2026-03-01T09:20:00Z, 1, 2026-03-01T09:20:00Z
            1999-01-01T00:00:00Z, 2, 2026-03-01T09:40:00Z
            1999-01-01T00:00:00Z,  , 2026-03-01T09:40:00Z
            2026-03-01T09:50:00Z, 2, 2026-03-01T09:50:00Z
            """)
    void settlesNoAttemptBeforeItsRequest(Instant occurredAt, @Nullable Integer attempt, Instant settledAt) {
        campaignWithPages(1, 1);
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", communication(0, 0)),
                        new Document(
                                "$set",
                                new Document("attempt", 2)
                                        .append("created_at", Date.from(Instant.parse("2026-03-01T09:00:00Z")))
                                        .append("requested_at", Date.from(Instant.parse("2026-03-01T09:40:00Z")))));

        accept(new Receipt(communication(0, 0), DeliveryStatus.SENT, null, "v1", occurredAt, attempt));

        assertThat(entry(0, 0)).containsEntry("status", "SENT").containsEntry("settled_at", Date.from(settledAt));
    }

    @Test
    void setsAsideReceiptsOfUnknownCommunications() {
        campaignWithPages(1, 1);
        Receipt stray = new Receipt("nobody:knows", DeliveryStatus.SENT, null, null, NOW, null);

        accept(stray, sent(0, 0));

        assertThat(unknown).containsExactly(stray);
        assertThat(status()).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsTheSameForReceiptsTripledAndShuffledOnSeveralConsumers(long seed) {
        campaignWithPages(4, 50);
        List<Receipt> receipts = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            for (int customer = 0; customer < 50; customer++) {
                Receipt receipt = customer % 5 == 0 ? failed(page, customer, "blocked") : sent(page, customer);
                receipts.addAll(List.of(receipt, receipt, receipt));
            }
        }
        Collections.shuffle(receipts, new Random(seed));

        try (var consumers = Executors.newFixedThreadPool(4)) {
            for (int from = 0; from < receipts.size(); from += 20) {
                List<Receipt> batch = receipts.subList(from, from + 20);
                consumers.execute(() -> consumer.accept(List.of(new DeliveryReceiptReceived(batch))));
            }
        }

        for (int page = 0; page < 4; page++) {
            assertThat(tally(page)).isEqualTo(new Tally(50, 40, 10, 0, new Document("blocked", 10)));
        }
        assertThat(status()).isEqualTo("completed");
    }

    private void campaignWithPages(int pages, int customers) {
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

    private Map<String, Double> counts(String name, String tag) {
        return meters.get(name).counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag(tag), Counter::count));
    }

    private void accept(Receipt... receipts) {
        consumer.accept(List.of(new DeliveryReceiptReceived(List.of(receipts))));
    }

    private Receipt sent(int page, int customer) {
        return new Receipt(communication(page, customer), DeliveryStatus.SENT, null, "v1", NOW, null);
    }

    private Receipt failed(int page, int customer, String reason) {
        return new Receipt(communication(page, customer), DeliveryStatus.FAILED, reason, "v1", NOW, null);
    }

    private Receipt failed(int page, int customer, String reason, int attempt) {
        return new Receipt(communication(page, customer), DeliveryStatus.FAILED, reason, "v1", NOW, attempt);
    }

    private Document entry(int page, int customer) {
        return MONGO.getCollection("communications")
                .find(new Document("_id", communication(page, customer)))
                .first();
    }

    private String communication(int page, int customer) {
        return campaign + ":" + page + "-" + customer;
    }

    private Tally tally(int page) {
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

    private String status() {
        return campaign().getString("status");
    }

    private Document campaign() {
        return MONGO.getCollection("campaigns")
                .find(new Document("_id", campaign))
                .first();
    }

    private record Tally(int audience, int sent, int failed, int pending, Document reasons) {}
}
