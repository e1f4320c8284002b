package com.xenocrm.campaign.retry;

import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.web.servlet.ResultActions;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class RetryFailedTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final java.util.function.Consumer<List<AudiencePageRequested>> pageConsumer;
    private final RetryConsumer consumer;
    private final MongoOperations mongo;
    private String campaign = "";
    private String tag = "";

    RetryFailedTest(
            Api api,
            RecordingPublisher publisher,
            java.util.function.Consumer<List<AudiencePageRequested>> pageConsumer,
            RetryConsumer consumer,
            MongoOperations mongo) {
        this.api = api;
        this.publisher = publisher;
        this.pageConsumer = pageConsumer;
        this.consumer = consumer;
        this.mongo = mongo;
    }

    @BeforeEach
    void aCompletedCampaignWithTwoFailures() throws Exception {
        tag = api.customers(3);
        campaign = api.launch(tag);
        pageConsumer.accept(publisher.takePageRequests(campaign));
        entry(0, new Document("status", "SENT"));
        entry(1, new Document("status", "FAILED").append("reason", "blocked"));
        entry(2, new Document("status", "FAILED").append("reason", "timeout").append("attempt", 4));
        set(
                "campaign_pages",
                campaign + ":0",
                new Document("pending", 0).append("failed", 2).append("sent", 1));
        set("campaigns", campaign, new Document("status", "completed"));
    }

    @Test
    void triesExactlyTheFailedOnesOnceMoreHoweverOftenItIsAsked() throws Exception {
        ResultActions first = retryFailed();
        retryFailed();

        consumer.accept(asked());
        consumer.accept(asked());

        first.andExpect(status().isAccepted())
                .andExpect(jsonPath("$.data.retried").value(2));
        assertThat(attempts()).containsExactly("SENT null", "PENDING 2", "PENDING 5");
        assertThat(sentAgain()).containsExactlyInAnyOrder(id(1) + " 2", id(2) + " 5");
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.status").value("running"))
                .andExpect(jsonPath("$.data.deliveryStats.pending").value(2))
                .andExpect(jsonPath("$.data.deliveryStats.failed").value(0));
    }

    @Test
    void asksForWhatNobodyKnowsTheFateOfUnderTheSameAttempt() throws Exception {
        entry(1, new Document("reason", "no_receipt"));

        retryFailed();
        consumer.accept(asked());

        assertThat(attempts()).containsExactly("SENT null", "PENDING 1", "PENDING 5");
        assertThat(sentAgain()).containsExactlyInAnyOrder(id(1) + " 1", id(2) + " 5");
    }

    @Test
    void leavesAloneWhatHasBeenSentAfterAll() throws Exception {
        retryFailed();
        entry(1, new Document("status", "SENT"));
        consumer.accept(asked());

        assertThat(attempts()).containsExactly("SENT null", "SENT null", "PENDING 5");
        assertThat(sentAgain()).containsExactly(id(2) + " 5");
    }

    @Test
    void leavesACompletedCampaignAloneWhenARequestIsRepeated() throws Exception {
        retryFailed();
        consumer.accept(asked());
        entry(1, new Document("status", "FAILED").append("reason", "blocked"));
        entry(2, new Document("status", "FAILED").append("reason", "blocked"));
        set("campaigns", campaign, new Document("status", "completed"));

        consumer.accept(asked());

        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.status").value("completed"));
    }

    @Test
    void retriesNoErasedCustomer() throws Exception {
        mongo.getCollection("communications")
                .updateOne(
                        new Document("_id", id(1)),
                        new Document("$unset", new Document("message", "").append("email", "")));

        ResultActions answer = retryFailed();

        answer.andExpect(jsonPath("$.data.retried").value(1));
    }

    @Test
    void hasNothingToDoWhereNothingFailed() throws Exception {
        entry(1, new Document("status", "SENT"));
        entry(2, new Document("status", "SENT"));

        ResultActions answer = retryFailed();

        answer.andExpect(status().isAccepted())
                .andExpect(jsonPath("$.data.retried").value(0));
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.status").value("completed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "paused", "cancelled"})
    void isRefusedUnlessTheCampaignIsRunningOrCompleted(String state) throws Exception {
        set("campaigns", campaign, new Document("status", state));

        ResultActions answer = retryFailed();

        answer.andExpect(status().isConflict()).andExpect(jsonPath("$.error").value("CAMPAIGN_STATE"));
        assertThat(asked()).isEmpty();
    }

    @Test
    void resendsWhatIsInDoubtOnlyWhenAskedTo() throws Exception {
        entry(
                1,
                new Document("status", "IN_DOUBT")
                        .append("reason", "outcome_unknown")
                        .append("attempt", 1));
        retryFailed();
        consumer.accept(asked());
        List<String> afterRetry = attempts();

        ResultActions resent = api.post("/api/campaigns/" + campaign + "/resend-in-doubt", "");
        consumer.accept(asked());
        consumer.accept(asked());

        assertThat(afterRetry).containsExactly("SENT null", "IN_DOUBT 1", "PENDING 5");
        resent.andExpect(status().isAccepted())
                .andExpect(jsonPath("$.data.resent").value(1));
        assertThat(attempts()).containsExactly("SENT null", "PENDING 2", "PENDING 5");
    }

    private ResultActions retryFailed() throws Exception {
        return api.post("/api/campaigns/" + campaign + "/retry-failed", "");
    }

    private List<RetryRequested> asked() {
        return publisher.published(RetryRequested.class).stream()
                .filter(message ->
                        message.retries().getFirst().communicationId().startsWith(campaign))
                .toList();
    }

    /** Returns the communications sent, without the first attempts of the dispatch. */
    private List<String> sentAgain() {
        return publisher.communications(campaign).stream()
                .skip(1)
                .flatMap(List::stream)
                .map(communication -> communication.communicationId() + " " + communication.attempt())
                .distinct()
                .toList();
    }

    private List<String> attempts() {
        return List.of(0, 1, 2).stream()
                .map(i -> mongo.getCollection("communications")
                        .find(new Document("_id", id(i)))
                        .first())
                .map(entry -> entry.getString("status") + " " + entry.get("attempt"))
                .toList();
    }

    private String id(int customer) {
        return "%s:%s-%05d".formatted(campaign, tag, customer);
    }

    private void entry(int customer, Document change) {
        set("communications", id(customer), change);
    }

    private void set(String collection, String id, Document change) {
        mongo.getCollection(collection).updateOne(new Document("_id", id), new Document("$set", change));
    }
}
