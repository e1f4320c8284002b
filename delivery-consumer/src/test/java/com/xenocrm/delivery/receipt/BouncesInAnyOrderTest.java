package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests random bounces, successes and complaints about one communication, in random order and batches, partly repeated,
 * and partly before their log entry: the address is suppressed by a complaint, or by a bounce that no success followed.
 */
class BouncesInAnyOrderTest {

    private static final int SEQUENCES = 300;
    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("delivery"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Comparator<Receipt> BY_ATTEMPT_AND_TIME =
            Comparator.comparing(Receipt::attempt).thenComparing(Receipt::occurredAt);

    private final TestClock clock = new TestClock(NOW);
    private final RetryPolicy retries =
            new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher());
    private final ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
    private final Suppressions suppressions = new Suppressions(MONGO, clock);
    private final UnmatchedReceipts unmatched = new UnmatchedReceipts(MONGO, clock);
    private final ReceiptConsumer consumer = new ReceiptConsumer(
            log,
            new AddressSuppression(log, new BounceLog(MONGO), suppressions, null),
            new CustomerEngagement(MONGO),
            retries,
            completion(MONGO, clock),
            unmatched::keep,
            new ReceiptMetrics(new SimpleMeterRegistry()));
    private final UnmatchedReceiptJob matching = new UnmatchedReceiptJob(unmatched, log, consumer);
    private final String communication = UUID.randomUUID() + ":c";
    private final String email = UUID.randomUUID() + "@example.com";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEQUENCES);
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void suppressByTheirAttemptsAndTimes(long seed) {
        Random random = new Random(seed);
        List<Receipt> receipts = receipts(random);
        List<Receipt> delivered = new ArrayList<>(receipts);
        delivered.addAll(receipts.subList(0, random.nextInt(receipts.size() + 1)));
        Collections.shuffle(delivered, random);
        int opened = random.nextBoolean() ? 0 : random.nextInt(delivered.size());

        for (int from = 0; from < delivered.size(); ) {
            if (from >= opened) {
                openLog();
            }
            int to = Math.min(from + 1 + random.nextInt(3), delivered.size());
            consumer.accept(List.of(new DeliveryReceiptReceived(delivered.subList(from, to))));
            from = to;
        }
        openLog();
        clock.advance(Duration.ofMinutes(1));
        matching.match();

        assertThat(suppressions.find(email).map(Suppression::reason).orElse(null))
                .as("delivered as %s", delivered)
                .isEqualTo(expected(receipts));
    }

    private List<Receipt> receipts(Random random) {
        List<Receipt> receipts = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(random.nextInt(4) == 0 ? 4 : 3);
            receipts.add(new Receipt(
                    communication,
                    kind == 0 ? DeliveryStatus.SENT : DeliveryStatus.FAILED,
                    kind == 0
                            ? null
                            : List.of("invalid_address", "mailbox_full", "spam_complaint")
                                    .get(kind - 1),
                    null,
                    NOW.plus(Duration.ofMinutes(random.nextInt(4))),
                    1 + random.nextInt(2)));
        }
        return receipts;
    }

    private static @Nullable String expected(List<Receipt> receipts) {
        if (receipts.stream().anyMatch(receipt -> "spam_complaint".equals(receipt.reason()))) {
            return "complained";
        }
        Optional<Receipt> bounce = latest(receipts, receipt -> "invalid_address".equals(receipt.reason()));
        Optional<Receipt> success = latest(receipts, receipt -> receipt.status() == DeliveryStatus.SENT);
        boolean isLifted = bounce.isEmpty()
                || success.filter(sent -> BY_ATTEMPT_AND_TIME.compare(sent, bounce.get()) >= 0)
                        .isPresent();
        return isLifted ? null : "bounced";
    }

    private static Optional<Receipt> latest(List<Receipt> receipts, Predicate<Receipt> wanted) {
        return receipts.stream().filter(wanted).max(BY_ATTEMPT_AND_TIME);
    }

    private void openLog() {
        String campaign = communication.replace(":c", "");
        if (MONGO.getCollection("communications").countDocuments(new Document("_id", communication)) > 0) {
            return;
        }
        MONGO.getCollection("campaign_pages")
                .insertOne(new Document("_id", campaign + ":0")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("audience", 1)
                        .append("pending", 1));
        MONGO.getCollection("communications")
                .insertOne(new Document("_id", communication)
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("email", email)
                        .append("message", "Hi")
                        .append("created_at", Date.from(NOW))
                        .append("status", "PENDING"));
    }
}
