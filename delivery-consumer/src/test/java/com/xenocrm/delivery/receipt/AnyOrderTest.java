package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.OverduePages;
import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.OverdueCommunications;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.delivery.timeout.ReceiptTimeoutJob;
import com.xenocrm.delivery.timeout.TimeoutSettings;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.delivery.Completions.completion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests that the log ends in the state that the receipts describe, whatever their order and repetition. */
class AnyOrderTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("delivery"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int CUSTOMERS = 120;
    private static final int BATCH = 7;

    private final TestClock clock = new TestClock(NOW);
    private final RetryPolicy retries =
            new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher());
    private final ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
    private final UnmatchedReceipts unmatched = new UnmatchedReceipts(MONGO, clock);
    private final CampaignCompletion completion = completion(MONGO, clock);
    private final ReceiptConsumer consumer = new ReceiptConsumer(
            log,
            new AddressSuppression(log, new BounceLog(MONGO), new Suppressions(MONGO, clock), null),
            new CustomerEngagement(MONGO),
            retries,
            completion,
            unmatched::keep,
            new ReceiptMetrics(new SimpleMeterRegistry()));
    private final UnmatchedReceiptJob matching = new UnmatchedReceiptJob(unmatched, log, consumer);
    private final RecordingPublisher events = new RecordingPublisher();
    private final ReceiptTimeoutJob timeout = new ReceiptTimeoutJob(
            new OverduePages(MONGO, clock),
            new OverdueCommunications(MONGO),
            completion,
            new CommunicationEvents(MONGO, events, clock),
            new TimeoutSettings(Duration.ofDays(1), Duration.ofHours(6)),
            new SimpleMeterRegistry(),
            clock);
    private final String campaign = UUID.randomUUID().toString();

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsTheSameForReceiptsShuffledAndTripledBeforeTheirLogEntryIsThere(long seed) {
        campaign();
        List<Receipt> receipts = tripledAndShuffled(this::receiptsOf, seed);

        acceptInBatches(receipts.subList(0, receipts.size() / 2));
        openLog();
        acceptInBatches(receipts.subList(receipts.size() / 2, receipts.size()));
        clock.advance(Duration.ofMinutes(1));
        matching.match();

        assertThat(states()).isEqualTo(expected());
        assertThat(page())
                .containsEntry("sent", 72)
                .containsEntry("failed", 48)
                .containsEntry("pending", 0)
                .containsEntry("failure_reasons", new Document("blocked", 24).append("timeout", 24));
        assertThat(status()).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void awaitsTheLatestAttemptInWhateverOrderTheFailuresOfTheOthersCome(long seed) {
        campaign();
        openLog();

        acceptInBatches(tripledAndShuffled(
                customer -> List.of(
                        receipt(customer, DeliveryStatus.FAILED, "timeout", 1),
                        receipt(customer, DeliveryStatus.FAILED, "throttled", 2)),
                seed));

        assertThat(states())
                .hasSize(CUSTOMERS)
                .allSatisfy((_, state) -> assertThat(state).isEqualTo("PENDING throttled 3"));
        assertThat(page()).containsEntry("pending", CUSTOMERS);
    }

    @Test
    void endsTheSameForReceiptsThatComeAWeekLateAfterTheyWereGivenUp() {
        campaign();
        openLog();
        clock.advance(Duration.ofDays(7));
        timeout.settle();
        Document givenUp = page();

        accept(tripledAndShuffled(customer -> List.of(receiptsOf(customer).getLast()), 1));

        assertThat(givenUp)
                .containsEntry("failed", CUSTOMERS)
                .containsEntry("failure_reasons", new Document("no_receipt", CUSTOMERS));
        assertThat(states()).isEqualTo(expected());
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void leavesAnUnknownReceiptForLaterAndStoresItOnce() {
        Receipt stray = receipt(0, DeliveryStatus.SENT, null, 1);

        accept(List.of(stray, stray));
        accept(List.of(stray));
        clock.advance(Duration.ofSeconds(2));
        matching.match();

        assertThat(MONGO.getCollection("unmatched_receipts")
                        .find(new Document("communication_id", stray.communicationId())))
                .singleElement()
                .satisfies(stored -> assertThat(stored).containsEntry("looks", 1));
    }

    @Test
    void settlesAnEarlyReceiptWhenItsMessageWasRequested() {
        campaign();
        accept(List.of(new Receipt(campaign + ":0", DeliveryStatus.SENT, null, "v1", NOW.minusSeconds(60), 1)));
        openLog();
        change("communications", campaign + ":0", new Document("created_at", Date.from(NOW)));
        clock.advance(Duration.ofSeconds(2));

        matching.match();

        assertThat(MONGO.getCollection("communications").find(new Document("_id", campaign + ":0")))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry).containsEntry("status", "SENT").containsEntry("settled_at", Date.from(NOW)));
    }

    @Test
    void tellsOfFailuresBeforeTheyAreStored() {
        campaign();
        openLog();
        MONGO.getCollection("webhooks")
                .insertOne(new Document("status", "enabled").append("events", List.of("communication.failed")));
        clock.advance(Duration.ofDays(7));
        events.dieBeforeTheNext();

        assertThatThrownBy(timeout::settle).hasMessage("died before publishing");
        assertThat(states()).allSatisfy((_, state) -> assertThat(state).startsWith("PENDING"));
        timeout.settle();

        assertThat(states()).allSatisfy((_, state) -> assertThat(state).startsWith("FAILED no_receipt"));
        assertThat(events.published(EventOccurred.class))
                .flatExtracting(EventOccurred::events)
                .filteredOn(event -> campaign.equals(event.data().campaignId()))
                .hasSize(CUSTOMERS)
                .allSatisfy(event -> assertThat(event.data().reason()).isEqualTo("no_receipt"));
        MONGO.getCollection("webhooks").deleteMany(new Document());
    }

    @Test
    void givesUpOnlyWhatWasSentLongAgo() {
        campaign();
        openLog();
        clock.advance(Duration.ofDays(7));
        accept(List.of(receipt(0, DeliveryStatus.FAILED, "timeout", 1)));

        timeout.settle();
        timeout.settle();

        assertThat(page()).containsEntry("failed", CUSTOMERS - 1).containsEntry("pending", 1);
        assertThat(states()).containsEntry(campaign + ":0", "PENDING timeout 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "resumed just now", "not dispatched"})
    void givesUpNothingOf(String state) {
        campaign();
        openLog();
        clock.advance(Duration.ofDays(7));
        switch (state) {
            case "paused" -> change("campaigns", campaign, new Document("status", "paused"));
            case "resumed just now" ->
                change("campaigns", campaign, new Document("progressed_at", Date.from(clock.instant())));
            default -> change("campaign_pages", campaign + ":0", new Document("dispatched", false));
        }

        timeout.settle();

        assertThat(page()).containsEntry("pending", CUSTOMERS).doesNotContainKey("failed");
    }

    /**
     * Returns receipts by fifths of the customers: sent at once, sent at the second attempt, blocked, failed after
     * three attempts, and with contradictory receipts, which count as sent.
     */
    private List<Receipt> receiptsOf(int customer) {
        return switch (customer % 5) {
            case 0 -> List.of(receipt(customer, DeliveryStatus.SENT, null, 1));
            case 1 ->
                List.of(
                        receipt(customer, DeliveryStatus.FAILED, "throttled", 1),
                        receipt(customer, DeliveryStatus.SENT, null, 2));
            case 2 -> List.of(receipt(customer, DeliveryStatus.FAILED, "blocked", 1));
            case 3 ->
                List.of(
                        receipt(customer, DeliveryStatus.FAILED, "timeout", 1),
                        receipt(customer, DeliveryStatus.FAILED, "throttled", 2),
                        receipt(customer, DeliveryStatus.FAILED, "timeout", 3));
            default ->
                List.of(
                        receipt(customer, DeliveryStatus.FAILED, "blocked", 1),
                        receipt(customer, DeliveryStatus.SENT, null, 1));
        };
    }

    private Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            expected.put(
                    campaign + ":" + customer,
                    switch (customer % 5) {
                        case 0, 4 -> "SENT null 1";
                        case 1 -> "SENT null 2";
                        case 2 -> "FAILED blocked 1";
                        default -> "FAILED timeout 3";
                    });
        }
        return expected;
    }

    private static List<Receipt> tripledAndShuffled(IntFunction<List<Receipt>> ofCustomer, long seed) {
        List<Receipt> receipts = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            List<Receipt> each = ofCustomer.apply(customer);
            Stream.of(each, each, each).forEach(receipts::addAll);
        }
        Collections.shuffle(receipts, new Random(seed));
        return receipts;
    }

    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        MONGO.getCollection("communications")
                .find(new Document("campaign_id", campaign))
                .forEach(entry -> states.put(
                        entry.getString("_id"),
                        entry.getString("status") + " " + entry.getString("reason") + " " + entry.get("attempt")));
        return states;
    }

    private void campaign() {
        MONGO.getCollection("campaigns")
                .insertOne(new Document("_id", campaign)
                        .append("status", "running")
                        .append("progressed_at", Date.from(NOW))
                        .append("audience_complete", true));
        MONGO.getCollection("campaign_pages")
                .insertOne(new Document("_id", campaign + ":0")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("dispatched", true)
                        .append("audience", CUSTOMERS)
                        .append("pending", CUSTOMERS));
    }

    private void openLog() {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            MONGO.getCollection("communications")
                    .insertOne(new Document("_id", campaign + ":" + customer)
                            .append("campaign_id", campaign)
                            .append("page", 0)
                            .append("status", "PENDING"));
        }
    }

    private static void change(String collection, String id, Document set) {
        MONGO.getCollection(collection).updateOne(new Document("_id", id), new Document("$set", set));
    }

    private void acceptInBatches(List<Receipt> receipts) {
        for (int from = 0; from < receipts.size(); from += BATCH) {
            accept(receipts.subList(from, Math.min(from + BATCH, receipts.size())));
        }
    }

    private void accept(List<Receipt> receipts) {
        consumer.accept(List.of(new DeliveryReceiptReceived(receipts)));
    }

    private Receipt receipt(int customer, DeliveryStatus status, @Nullable String reason, int attempt) {
        return new Receipt(campaign + ":" + customer, status, reason, "v" + attempt, NOW, attempt);
    }

    private Document page() {
        return MONGO.getCollection("campaign_pages")
                .find(new Document("_id", campaign + ":0"))
                .first();
    }

    private String status() {
        return MONGO.getCollection("campaigns")
                .find(new Document("_id", campaign))
                .first()
                .getString("status");
    }
}
