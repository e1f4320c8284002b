package com.xenocrm.delivery.receipt;

import java.time.Duration;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.campaigndata.event.CommunicationEvents;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.delivery.event.ReceiptEvents;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class ReceiptEventsTest extends ReceiptWorld {

    private final RecordingPublisher publisher = new RecordingPublisher();
    private final ReceiptEvents receipts =
            new ReceiptEvents(consumer, log, new CommunicationEvents(MONGO, publisher, clock));

    @BeforeEach
    void start() {
        unsubscribeEverybody();
        campaignWithPages(1, 3);
    }

    @AfterEach
    void unsubscribeEverybody() {
        MONGO.getCollection("webhooks").deleteMany(new Document());
    }

    @Test
    void tellsOfNothingThatNobodySubscribesTo() {
        subscribe("campaign.completed");

        take(failed(0, 0, "user_unknown"));

        assertThat(keys()).isEmpty();
    }

    @Test
    void tellsOfFailuresThatAreFinal() {
        subscribe("communication.failed");

        take(failed(0, 0, "user_unknown", 1), failed(0, 1, "throttled", 1), sent(0, 2));

        assertThat(keys()).containsExactly("communication.failed:" + communication(0, 0) + "#1");
    }

    @Test
    void tellsOfNoFailureThatASuccessCorrected() {
        subscribe("communication.failed");

        take(failed(0, 0, "user_unknown", 1), sent(0, 0));

        assertThat(keys()).isEmpty();
    }

    @Test
    void tellsAgainAfterACrashBetweenTheTwo() {
        subscribe("communication.failed");
        publisher.dieBeforeTheNext();

        Throwable death = catchThrowable(() -> take(failed(0, 0, "user_unknown", 1)));
        take(failed(0, 0, "user_unknown", 1));

        assertThat(death).isNotNull();
        assertThat(entry(0, 0)).containsEntry("status", "FAILED");
        assertThat(keys()).containsExactly("communication.failed:" + communication(0, 0) + "#1");
    }

    @Test
    void tellsOfBouncesAndComplaintsAfterASuccess() {
        subscribe("communication.bounced", "communication.complained");
        MONGO.getCollection("communications")
                .updateMany(
                        new Document("campaign_id", campaign),
                        new Document(
                                "$set", new Document("channel", "email").append("email", campaign + "@example.com")));
        take(sent(0, 0), sent(0, 1), sent(0, 2));

        take(failed(0, 0, "mailbox_not_found", 1), failed(0, 1, "mailbox_full", 2), complaint());

        assertThat(keys())
                .containsExactlyInAnyOrder(
                        "communication.bounced:" + communication(0, 0) + "#1",
                        "communication.bounced:" + communication(0, 1) + "#2",
                        "communication.complained:" + communication(0, 2));
    }

    @Test
    void aWebhookThatIsAddedCountsWithinASecond() {
        take(failed(0, 0, "user_unknown", 1));
        subscribe("communication.failed");
        clock.advance(Duration.ofSeconds(1));

        take(failed(0, 1, "user_unknown", 1));

        assertThat(keys()).containsExactly("communication.failed:" + communication(0, 1) + "#1");
    }

    @Test
    void theUpdateThatCompletesACampaignOwesTheEvent() {
        take(sent(0, 0), sent(0, 1), sent(0, 2));
        take(sent(0, 0), sent(0, 1), sent(0, 2));

        String stored = campaign().getList(DueEvents.FIELD, String.class).toString();
        new DueEvents(MONGO, publisher, List.of("campaigns")).publish();

        assertThat(stored).contains("CAMPAIGN_COMPLETED");
        assertThat(keys())
                .filteredOn(key -> key.contains(campaign))
                .singleElement()
                .asString()
                .isEqualTo("campaign.completed:%s:%d".formatted(campaign, NOW.toEpochMilli()));
        assertThat(campaign()).doesNotContainKey(DueEvents.FIELD);
    }

    @Test
    void theSuppressionOfARecipientWhoUnsubscribedOwesTheEvent() {
        MONGO.getCollection("communications")
                .updateMany(
                        new Document("campaign_id", campaign),
                        new Document("$set", new Document("email", campaign + "@example.com")));
        take(sent(0, 0));

        take(new Receipt(communication(0, 0), DeliveryStatus.SENT, "unsubscribed", "v1", NOW, 1));
        take(new Receipt(communication(0, 0), DeliveryStatus.SENT, "unsubscribed", "v1", NOW, 1));
        new DueEvents(MONGO, publisher, List.of("suppressions")).publish();

        assertThat(keys()).containsExactly("customer.unsubscribed:" + communication(0, 0));
    }

    private Receipt complaint() {
        return new Receipt(communication(0, 2), DeliveryStatus.SENT, "complaint", "v1", NOW, 1);
    }

    private void take(Receipt... some) {
        receipts.accept(List.of(new DeliveryReceiptReceived(List.of(some))));
    }

    private void subscribe(String... types) {
        MONGO.getCollection("webhooks").insertOne(new Document("status", "enabled").append("events", List.of(types)));
    }

    private List<String> keys() {
        return publisher.published(EventOccurred.class).stream()
                .flatMap(message -> message.events().stream())
                .map(Event::key)
                .toList();
    }
}
