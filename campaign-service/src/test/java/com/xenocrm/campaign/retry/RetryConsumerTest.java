package com.xenocrm.campaign.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.kit.time.QuietHours;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.RecordingPublisher.Delayed;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

@CampaignServiceTest
class RetryConsumerTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final RetryConsumer consumer;
    private final MongoOperations mongo;
    private final TestClock clock;
    private String campaign = "";

    RetryConsumerTest(
            Api api, RecordingPublisher publisher, RetryConsumer consumer, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
        this.mongo = mongo;
        this.clock = clock;
    }

    @BeforeEach
    void aCampaignWithOneFailure() throws Exception {
        campaign = api.launch("nobody-has-this-tag");
        failed("c1");
        publisher.takeDelayed();
    }

    @Test
    void sendsTheSameMessageAgainUnderTheNextAttempt() {
        consumer.accept(List.of(due(2), due(2)));

        assertThat(sent())
                .containsExactly(
                        new Communication(campaign + ":c1", campaign, "c1", campaign + "@example.com", "Hi", 2, null));
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
        assertThat(publisher.takeDelayed()).containsExactly(new Delayed(Duration.ofSeconds(10), due(2)));
    }

    @Test
    void givesUpOnceTheCampaignIsCancelled() throws Exception {
        api.put("/api/campaigns/" + campaign, "{\"status\": \"cancelled\"}");

        consumer.accept(List.of(due(2)));

        assertThat(sent()).isEmpty();
        assertThat(givenUp()).containsExactly("timeout");
    }

    @Test
    void keepsToTheCampaignsRate() {
        mongo.getCollection("campaigns")
                .updateOne(new Document("_id", campaign), new Document("$set", new Document("max_send_rate", 2)));
        failed("c2");
        failed("c3");
        Instant before = clock.instant();

        consumer.accept(List.of(due("c1", 2), due("c2", 2), due("c3", 2)));

        List<String> customers = new ArrayList<>(List.of("c1", "c2", "c3"));
        customers.removeAll(sent().stream().map(Communication::customerId).toList());
        assertThat(clock.instant()).isEqualTo(before.plusMillis(500));
        assertThat(publisher.takeDelayed())
                .containsExactly(new Delayed(Duration.ofSeconds(1), due(customers.getFirst(), 2)));
        assertThat(customers).hasSize(1);
    }

    @Test
    void waitsOnInQuietHours(
            @Autowired RetryTransitions log,
            @Autowired RetryActivation reopening,
            @Autowired Campaigns campaigns,
            @Autowired RetrySending sending,
            @Autowired AbandonedRetries abandoned,
            @Autowired Suppressions suppressions) {
        RetryDecisions quiet = new RetryDecisions(campaigns, suppressions, QuietHours.of("00:00-23:59 UTC"), clock);

        new RetryConsumer(log, reopening, quiet, sending, abandoned, publisher).accept(List.of(due(2)));

        assertThat(sent()).isEmpty();
        assertThat(publisher.takeDelayed()).containsExactly(new Delayed(Duration.ofSeconds(10), due(2)));
    }

    @Test
    void givesUpOnceNobodyMayWriteToTheCustomer(@Autowired Suppressions suppressions) {
        suppressions.unsubscribe(campaign + "@example.com", campaign + ":c1");

        consumer.accept(List.of(due(2)));

        assertThat(sent()).isEmpty();
        assertThat(givenUp()).containsExactly("timeout");
    }

    @Test
    void givesUpOnceTheCustomerObjectsAtAnotherAddress(@Autowired Suppressions suppressions) {
        String customer = "moved-" + campaign;
        mongo.getCollection("customers")
                .insertOne(new Document("_id", customer).append("email", "new-" + campaign + "@example.com"));
        failed(customer);

        suppressions.add(
                List.of(new Suppression("new-" + campaign + "@example.com", "a", null, null, clock.instant())));
        consumer.accept(List.of(due(customer, 2)));

        assertThat(sent()).isEmpty();
        assertThat(givenUp()).containsExactly("timeout");
    }

    @Test
    void knowsNoReasonForWhatTheVendorMayHave(@Autowired Suppressions suppressions) {
        consumer.accept(List.of(due(2)));
        suppressions.unsubscribe(campaign + "@example.com", campaign + ":c1");

        consumer.accept(List.of(due(2)));

        assertThat(sent()).hasSize(1);
        assertThat(givenUp()).containsExactly("no_receipt");
    }

    private void failed(String customer) {
        mongo.getCollection("communications")
                .insertOne(new Document("_id", campaign + ":" + customer)
                        .append("campaign_id", campaign)
                        .append("customer_id", customer)
                        .append("page", 0)
                        .append("email", campaign + "@example.com")
                        .append("message", "Hi")
                        .append("status", "PENDING")
                        .append("attempt", 2)
                        .append("reason", "timeout"));
    }

    private RetryRequested due(int attempt) {
        return due("c1", attempt);
    }

    private RetryRequested due(String customer, int attempt) {
        return new RetryRequested(List.of(new Retry(campaign + ":" + customer, attempt)));
    }

    /** Returns the reasons of final failures. */
    private List<String> givenUp() {
        return mongo.getCollection("communications")
                .find(new Document("campaign_id", campaign).append("status", "FAILED"))
                .map(entry -> entry.getString("reason"))
                .into(new ArrayList<>());
    }

    private List<Communication> sent() {
        return publisher.published(CommunicationRequested.class).stream()
                .flatMap(message -> message.communications().stream())
                .filter(communication -> communication.campaignId().equals(campaign))
                .toList();
    }
}
