package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.CommunicationState;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.communication.ReceiptTransitions.Changes;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.xenocrm.delivery.Completions.completion;
import static org.assertj.core.api.Assertions.assertThat;

class AddressSuppressionTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "delivery_" + UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final RetryPolicy retries =
            new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher());
    private final ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
    private final Suppressions suppressions = new Suppressions(MONGO, clock);
    private final List<Receipt> unknown = new ArrayList<>();
    private final ReceiptConsumer consumer = new ReceiptConsumer(
            log,
            new AddressSuppression(log, new BounceLog(MONGO), suppressions, null),
            new CustomerEngagement(MONGO),
            retries,
            completion(MONGO, clock),
            unknown::addAll,
            new ReceiptMetrics(new SimpleMeterRegistry()));
    private final String campaign = UUID.randomUUID().toString();
    private final String email = campaign + "@example.com";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

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

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            FAILED invalid_address 1                                          , FAILED , bounced
            FAILED mailbox_full 1                                             , FAILED , -
            FAILED never_heard_of 1                                           , FAILED , -
            FAILED spam_complaint 1                                           , FAILED , complained
            FAILED invalid_address 1; SENT - 2                                , SENT   , -
            SENT - 2; FAILED invalid_address 1                                , SENT   , -
            SENT - 1; FAILED invalid_address 2                                , SENT   , bounced
            FAILED invalid_address 2; SENT - 1                                , SENT   , bounced
            FAILED invalid_address 1; SENT - 1                                , SENT   , -
            SENT - 1; SENT spam_complaint 2                                   , SENT   , complained
            SENT spam_complaint 2; SENT - 1                                   , SENT   , complained
            SENT - 1; FAILED spam_complaint 2                                 , SENT   , complained
            SENT spam_complaint 1; SENT - 2                                   , SENT   , complained
            FAILED invalid_address 1; SENT spam_complaint 2                   , SENT   , complained
            FAILED invalid_address 1; SENT - 2; FAILED invalid_address 1      , SENT   , -
            FAILED invalid_address 1; FAILED invalid_address 1; SENT - 2      , SENT   , -
            SENT unsubscribe 1                                                , SENT   , unsubscribed
            SENT unsubscribe 1; SENT - 2                                      , SENT   , unsubscribed
            SENT spam_complaint 1; SENT unsubscribe 2                         , SENT   , unsubscribed
            FAILED invalid_address 1; SENT unsubscribe 2                      , SENT   , unsubscribed
            FAILED unsubscribed 1                                             , FAILED , unsubscribed
            """)
    void suppressesByTheLatestWord(String receipts, String status, @Nullable String reason) {
        Stream.of(receipts.split("; ")).forEach(receipt -> accept(receipt(receipt)));

        assertThat(entry()).containsEntry("status", status);
        assertThat(reason()).isEqualTo(reason);

        accept(Stream.of(receipts.split("; ")).map(this::receipt).toArray(Receipt[]::new));

        assertThat(entry()).containsEntry("status", status);
        assertThat(reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            email  , FAILED invalid_address 1 , bounced
            webhook, FAILED invalid_address 1 , -
            webhook, SENT spam_complaint 1    , complained
            """)
    void leavesTheEmailWhenAnotherAddressBounced(String channel, String receipt, @Nullable String reason) {
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"), new Document("$set", new Document("channel", channel)));

        accept(receipt(receipt));

        assertThat(reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            unsubscribed, -                    , SENT spam_complaint 1   , unsubscribed
            unsubscribed, -                    , FAILED invalid_address 1, unsubscribed
            by law      , -                    , FAILED invalid_address 1, by law
            by law      , -                    , SENT spam_complaint 1   , complained
            bounced     , -                    , FAILED invalid_address 1, bounced
            holiday     , 2030-01-01T00:00:00Z , FAILED invalid_address 1, holiday
            holiday     , 2030-01-01T00:00:00Z , SENT spam_complaint 1   , complained
            """)
    void keepsTheStrongerSuppression(String earlier, @Nullable Instant until, String receipt, String reason) {
        suppressions.add(List.of(new Suppression(email, earlier, until, null, NOW)));

        accept(receipt(receipt));

        assertThat(reason()).isEqualTo(reason);

        suppressions.remove(email);
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"),
                        new Document(
                                "$unset",
                                new Document("bounced_attempt", "")
                                        .append("bounced_at", "")
                                        .append("complained_at", "")));
        accept(receipt(receipt));
        suppressions.add(List.of(new Suppression(email, earlier, until, null, NOW)));

        assertThat(reason()).isEqualTo(reason);
    }

    /** Tests two replicas: one has read the log, and applies its success after the other has applied a bounce. */
    @Test
    void liftsABounceThatBecameKnownMeanwhile() {
        MONGO.getCollection("communications").updateOne(eq("_id", campaign + ":c"), set("attempt", 2));
        Receipt success = receipt("SENT - 2", 2);
        Map<String, CommunicationState> read = log.states(Set.of(campaign + ":c"));
        accept(receipt("FAILED invalid_address 1"));

        Changes changes = log.apply(List.of(success));
        new AddressSuppression(log, new BounceLog(MONGO), suppressions, null).apply(List.of(success), read, changes);

        assertThat(changes.applied()).isEqualTo(1);
        assertThat(reason()).isNull();
    }

    @Test
    void suppressesAReleasedAddressOnlyForALaterAttempt() {
        accept(receipt("FAILED invalid_address 1"));
        suppressions.remove(email);

        accept(receipt("FAILED invalid_address 1"));
        String repeated = reason();
        accept(receipt("FAILED invalid_address 3", 2));

        assertThat(repeated).isNull();
        assertThat(reason()).isEqualTo("bounced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENT spam_complaint 1", "SENT unsubscribe 1"})
    void aRepeatedObjectionDoesNotSuppressAReleasedAddress(String receipt) {
        accept(receipt(receipt));
        suppressions.remove(email);

        accept(receipt(receipt));

        assertThat(reason()).isNull();
    }

    @Test
    void replacesAnExpiredSuppression() {
        suppressions.add(List.of(new Suppression(email, "holiday", NOW, null, NOW)));

        accept(receipt("FAILED invalid_address 1"));

        assertThat(reason()).isEqualTo("bounced");
    }

    @Test
    void staysReleasedWhenARetryIsGivenUp() {
        accept(receipt("FAILED invalid_address 1"));
        suppressions.remove(email);
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"),
                        new Document("$set", new Document("attempt", 2).append("status", "PENDING")));

        accept(withoutAttempt(receipt("FAILED invalid_address 2")));

        assertThat(reason()).isNull();
    }

    @Test
    void liftsABounceAfterACrashBeforeTheLog() {
        suppressions.add(List.of(Suppression.bounced(email, campaign + ":c", NOW)));

        accept(receipt("FAILED invalid_address 1"), receipt("SENT - 2"));

        assertThat(reason()).isNull();
    }

    @Test
    void liftsABounceAfterACrashBetweenLogAndLift() {
        accept(receipt("FAILED invalid_address 1"), receipt("SENT - 2"));
        suppressions.add(List.of(Suppression.bounced(email, campaign + ":c", NOW)));

        accept(receipt("FAILED invalid_address 1"));

        assertThat(reason()).isNull();
    }

    @Test
    void keepsATemporarySuppressionThroughABounceAndASuccess() {
        suppressions.add(List.of(new Suppression(email, "holiday", Instant.parse("2030-01-01T00:00:00Z"), null, NOW)));

        accept(receipt("FAILED invalid_address 1"), receipt("SENT - 2"));

        assertThat(reason()).isEqualTo("holiday");
    }

    @ParameterizedTest
    @CsvSource({"true, SENT, 1", "false, SUPPRESSED, 0"})
    void correctsASuppressedEntryThatWasPublished(boolean published, String status, int sent) {
        MONGO.getCollection("communications")
                .updateOne(
                        new Document("_id", campaign + ":c"),
                        new Document("$set", new Document("status", "SUPPRESSED").append("reason", "unsubscribed"))
                                .append(
                                        "$unset",
                                        published ? new Document("unused", "") : new Document("message", "")));

        accept(receipt("SENT - 1"));

        assertThat(entry()).containsEntry("status", status);
        assertThat(MONGO.getCollection("campaign_pages").find(new Document("_id", campaign + ":0")))
                .singleElement()
                .satisfies(page -> assertThat(page)
                        .containsEntry("sent", sent)
                        .containsEntry("suppressed", 1 - sent)
                        .containsEntry("pending", 0));
    }

    private void accept(Receipt... receipts) {
        consumer.accept(List.of(new DeliveryReceiptReceived(List.of(receipts))));
    }

    /** Parses status, reason and minutes after the request. */
    private Receipt receipt(String words) {
        return receipt(words, 1);
    }

    private Receipt receipt(String words, int attempt) {
        String[] parts = words.strip().split(" ", -1);
        return new Receipt(
                campaign + ":c",
                DeliveryStatus.valueOf(parts[0]),
                parts[1].equals("-") ? null : parts[1],
                null,
                NOW.plus(Duration.ofMinutes(Long.parseLong(parts[2]))),
                attempt);
    }

    private static Receipt withoutAttempt(Receipt receipt) {
        return new Receipt(
                receipt.communicationId(),
                receipt.status(),
                receipt.reason(),
                receipt.vendorMessageId(),
                receipt.occurredAt(),
                null);
    }

    private Document entry() {
        return MONGO.getCollection("communications")
                .find(new Document("_id", campaign + ":c"))
                .first();
    }

    private @Nullable String reason() {
        return suppressions.find(email).map(Suppression::reason).orElse(null);
    }
}
