package com.xenocrm.campaign.retry;

import java.time.Duration;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.RecordingOutbox;
import com.xenocrm.campaign.RecordingOutbox.Delayed;
import com.xenocrm.contracts.CommunicationRequested;
import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.contracts.DeliveryReceiptReceived;
import com.xenocrm.contracts.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.RetryRequested;
import com.xenocrm.contracts.RetryRequested.Retry;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

@CampaignServiceTest
class RetryConsumerTest {

    private final Api api;
    private final RecordingOutbox outbox;
    private final RetryConsumer consumer;
    private final MongoOperations mongo;
    private final TestClock clock;
    private String campaign = "";

    RetryConsumerTest(Api api, RecordingOutbox outbox, RetryConsumer consumer, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.outbox = outbox;
        this.consumer = consumer;
        this.mongo = mongo;
        this.clock = clock;
    }

    @BeforeEach
    void aCampaignWithOneFailure() throws Exception {
        campaign = api.launch("nobody-has-this-tag");
        mongo.getCollection("communications")
                .insertOne(new Document("_id", campaign + ":c1")
                        .append("campaign_id", campaign)
                        .append("customer_id", "c1")
                        .append("page", 0)
                        .append("email", "c1@example.com")
                        .append("message", "Hi")
                        .append("status", "PENDING")
                        .append("attempt", 2)
                        .append("reason", "timeout"));
        outbox.takeDelayed();
    }

    @Test
    void sendsTheSameMessageAgainUnderTheNextAttempt() {
        consumer.accept(List.of(due(2), due(2)));

        assertThat(sent())
                .containsExactly(new Communication(campaign + ":c1", campaign, "c1", "c1@example.com", "Hi", 2, null));
    }

    @Test
    void sendsNothingForAnAttemptThatIsOver() {
        consumer.accept(List.of(due(3)));

        assertThat(sent()).isEmpty();
    }

    @Test
    void waitsOnWhileTheCampaignIsPaused() throws Exception {
        api.put("/api/campaigns/" + campaign, "{\"status\": \"paused\"}");

        consumer.accept(List.of(due(2)));

        assertThat(sent()).isEmpty();
        assertThat(outbox.takeDelayed()).containsExactly(new Delayed(Duration.ofSeconds(5), due(2)));
    }

    @Test
    void givesUpOnceTheCampaignIsCancelled() throws Exception {
        api.put("/api/campaigns/" + campaign, "{\"status\": \"cancelled\"}");

        consumer.accept(List.of(due(2)));

        assertThat(sent()).isEmpty();
        assertThat(outbox.published(DeliveryReceiptReceived.class))
                .contains(new DeliveryReceiptReceived(List.of(
                        new Receipt(campaign + ":c1", DeliveryStatus.FAILED, "timeout", null, clock.instant(), null))));
    }

    private RetryRequested due(int attempt) {
        return new RetryRequested(List.of(new Retry(campaign + ":c1", attempt)));
    }

    private List<Communication> sent() {
        return outbox.published(CommunicationRequested.class).stream()
                .flatMap(message -> message.communications().stream())
                .filter(communication -> communication.campaignId().equals(campaign))
                .toList();
    }
}
