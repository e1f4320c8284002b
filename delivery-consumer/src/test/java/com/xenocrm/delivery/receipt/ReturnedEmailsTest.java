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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.communication.BounceLog;
import com.xenocrm.campaigndata.communication.ReceiptTransitions;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.customerdata.audience.CustomerEngagement;
import com.xenocrm.kit.settings.CountPerPeriod;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static com.xenocrm.delivery.Completions.completion;
import static org.assertj.core.api.Assertions.assertThat;

/** E-mails that were sent, and came back or were reported as spam later. */
class ReturnedEmailsTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, TestMongo.newDatabase("delivery"));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final TestClock clock = new TestClock(NOW);
    private final Suppressions suppressions = new Suppressions(MONGO, clock);
    private final ReceiptConsumer consumer = consumer(new CountPerPeriod(3, Duration.ofDays(30)));
    private final String customer = UUID.randomUUID().toString();
    private final String email = customer + "@example.com";

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SENT - 1; FAILED mailbox_not_found 2                      , 1, 0
            FAILED mailbox_not_found 2; SENT - 1                      , 1, 0
            SENT - 1; FAILED mailbox_full 2                           , 1, 0
            SENT - 1; FAILED mailbox_full 2; FAILED mailbox_full 3    , 1, 0
            SENT - 1; SENT spam_complaint 2                           , 0, 1
            SENT - 1; FAILED mailbox_not_found 2; SENT - 3            , 0, 0
            SENT - 1; FAILED mailbox_full 2; SENT - 3                 , 0, 0
            FAILED mailbox_full 1; SENT - 2                           , 0, 0
            SENT - 1; FAILED blocked 2                                , 1, 0
            SENT - 1; FAILED mailbox_not_found 2; SENT spam_report 3  , 0, 1
            """)
    void areCountedAmongThoseSent(String receipts, int bounced, int complained) {
        String campaign = campaign("email");

        for (String each : receipts.split("; ", -1)) {
            accept(receipt(campaign, each));
        }

        assertThat(tally(campaign)).isEqualTo(new Tally(1, 0, 0, 0, 0, bounced, complained, 1));
    }

    @Test
    void areSuppressedAtTheLimitOfSoftBounces() {
        List<@Nullable String> reasons = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            String campaign = campaign("email");
            accept(receipt(campaign, "SENT - 1"), receipt(campaign, "FAILED mailbox_full 2"));
            accept(receipt(campaign, "FAILED mailbox_full 3"));
            reasons.add(reason());
            clock.advance(DAY);
        }

        assertThat(reasons).containsExactly(null, null, "bounced");
    }

    @Test
    void areSuppressedAtTheLimitWithinOneBatch() {
        accept(
                receipt(campaign("email"), "FAILED mailbox_full 1"),
                receipt(campaign("email"), "FAILED unreachable 1"),
                receipt(campaign("email"), "FAILED not_delivered 1"));

        assertThat(reason()).isEqualTo("bounced");
    }

    @ParameterizedTest
    @CsvSource({"email, 16, mailbox_full", "email, 1, blocked", "webhook, 1, mailbox_full"})
    void areNotSuppressedForOtherFailures(String channel, int days, String reason) {
        for (int i = 0; i < 3; i++) {
            accept(receipt(campaign(channel), "FAILED " + reason + " 1"));
            clock.advance(DAY.multipliedBy(days));
        }

        assertThat(reason()).isNull();
    }

    @Test
    void areNotSuppressedForABounceAfterOtherFailures() {
        accept(receipt(campaign("email"), "FAILED blocked 1"));
        accept(receipt(campaign("email"), "FAILED blocked 1"));

        accept(receipt(campaign("email"), "FAILED mailbox_full 1"));

        assertThat(reason()).isNull();
    }

    @Test
    void areNotSuppressedAgainByARepetition() {
        String last = "";
        for (int i = 0; i < 3; i++) {
            last = campaign("email");
            accept(receipt(last, "FAILED mailbox_full 1"));
        }
        suppressions.remove(email);

        accept(receipt(last, "FAILED mailbox_full 5"));

        assertThat(reason()).isNull();
    }

    private ReceiptConsumer consumer(CountPerPeriod limit) {
        RetryPolicy retries = new RetryPolicy(new RetrySettings(3, Duration.ofSeconds(2)), new RecordingPublisher());
        ReceiptTransitions log = new ReceiptTransitions(MONGO, retries::follow, clock);
        return new ReceiptConsumer(
                log,
                new AddressSuppression(log, new BounceLog(MONGO), suppressions, limit),
                new CustomerEngagement(MONGO),
                retries,
                completion(MONGO, clock),
                unknown -> assertThat(unknown).isEmpty(),
                new ReceiptMetrics(new SimpleMeterRegistry()));
    }

    private String campaign(String channel) {
        String campaign = UUID.randomUUID().toString();
        MONGO.getCollection("campaign_pages")
                .insertOne(new Document("_id", campaign + ":0")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("audience", 1)
                        .append("pending", 1));
        MONGO.getCollection("communications")
                .insertOne(new Document("_id", campaign + ":" + customer)
                        .append("campaign_id", campaign)
                        .append("customer_id", customer)
                        .append("page", 0)
                        .append("channel", channel)
                        .append("email", email)
                        .append("message", "Hi")
                        .append("created_at", Date.from(clock.instant()))
                        .append("status", "PENDING"));
        return campaign;
    }

    /** Reads status, reason and minute. */
    private Receipt receipt(String campaign, String words) {
        String[] parts = words.split(" ", -1);
        return new Receipt(
                campaign + ":" + customer,
                DeliveryStatus.valueOf(parts[0]),
                parts[1].equals("-") ? null : parts[1],
                null,
                clock.instant().plus(Duration.ofMinutes(Long.parseLong(parts[2]))),
                1);
    }

    private void accept(Receipt... receipts) {
        consumer.accept(List.of(new DeliveryReceiptReceived(List.of(receipts))));
    }

    private @Nullable String reason() {
        return suppressions.find(email).map(Suppression::reason).orElse(null);
    }

    private Tally tally(String campaign) {
        return new PageTallies(MONGO).of(List.of(campaign)).get(campaign);
    }
}
