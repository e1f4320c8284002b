package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** Tests two communications, a and b, to one address: a success lifts no later bounce of the other one, and no objection. */
class BouncesOfOthersTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, "delivery_" + UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final RetryPolicy retries =
            new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher());
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
    private final String email = campaign + "@example.com";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    /** Reads receipts as communication, status, reason and minutes after the request. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            a FAILED invalid_address 1; b SENT . 2                                 , bounced
            a FAILED invalid_address 1; b FAILED invalid_address 2; b SENT . 3     , -
            b FAILED invalid_address 1; a FAILED invalid_address 4; b SENT . 3     , bounced
            a FAILED invalid_address 4; b FAILED invalid_address 1; b SENT . 3     , bounced
            b FAILED invalid_address 1; b SENT . 3; a FAILED invalid_address 4     , bounced
            a FAILED invalid_address 4; b FAILED invalid_address 1; b SENT . 3; a SENT . 5 , -
            a SENT spam_complaint 1; b FAILED invalid_address 2; b SENT . 3        , complained
            b FAILED invalid_address 1; a SENT unsubscribe 2; b SENT . 3           , unsubscribed
            """)
    void aSuccessLiftsNoLaterBounceOfAnother(String receipts, @Nullable String reason) {
        Stream.of("a", "b").forEach(this::open);

        Stream.of(receipts.split("; "))
                .forEach(receipt -> consumer.accept(List.of(new DeliveryReceiptReceived(List.of(receipt(receipt))))));

        assertThat(suppressions.find(email).map(Suppression::reason).orElse(null))
                .isEqualTo(reason);
    }

    private Receipt receipt(String words) {
        String[] parts = words.strip().split(" ", -1);
        return new Receipt(
                campaign + ":" + parts[0],
                DeliveryStatus.valueOf(parts[1]),
                parts[2].equals(".") ? null : parts[2],
                null,
                NOW.plus(Duration.ofMinutes(Long.parseLong(parts[3]))),
                1);
    }

    private void open(String customer) {
        MONGO.getCollection("communications")
                .insertOne(new Document("_id", campaign + ":" + customer)
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("email", email)
                        .append("message", "Hi")
                        .append("created_at", Date.from(NOW))
                        .append("status", "PENDING"));
    }
}
