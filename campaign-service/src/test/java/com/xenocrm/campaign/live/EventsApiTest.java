package com.xenocrm.campaign.live;

import java.time.Duration;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.web.servlet.ResultActions;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class EventsApiTest {

    private final Api api;
    private final MongoOperations mongo;
    private final LiveCampaigns campaigns;
    private final TestClock clock;

    EventsApiTest(Api api, MongoOperations mongo, LiveCampaigns campaigns, TestClock clock) {
        this.api = api;
        this.mongo = mongo;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Test
    void sendsTheFinalFiguresOfAFinishedCampaignAndEnds() throws Exception {
        String campaign = api.launch(api.customers(3));
        settle(campaign, 2, 1);
        update(campaign, "completed", true);

        ResultActions answer = api.get("/api/campaigns/" + campaign + "/events");

        answer.andReturn().getAsyncResult(5_000);
        assertThat(answer.andReturn().getResponse().getContentAsString()).isEqualTo("""
                event:final
                data:{"status":"completed",\
                "deliveryStats":{"sent":2,"failed":1,"pending":0,"suppressed":0,"audienceSize":3},\
                "failureReasons":{"blocked":1},"per_second":0.0,"expected_audience":3,"final":true}

                """);
    }

    @Test
    void tellsPaceAndEndWhileACampaignRuns() throws Exception {
        String campaign = api.launch(api.customers(5));
        update(campaign, "running", false);

        try (LiveCampaigns.Watch watch = campaigns.watch(campaign)) {
            Figures first = watch.figures();
            settle(campaign, 2, 1);
            clock.advance(Duration.ofSeconds(1));
            Figures second = watch.figures();

            assertThat(first.expectedAudience()).isEqualTo(5);
            assertThat(first.estimatedFinish()).isNull();
            assertThat(second.perSecond()).isEqualTo(3);
            assertThat(second.estimatedFinish()).isEqualTo(clock.instant().plusMillis(667));
            assertThat(second.isFinal()).isFalse();
        }
    }

    @Test
    void looksOnceASecondHoweverManyWatch() throws Exception {
        String campaign = api.launch(api.customers(2));

        try (LiveCampaigns.Watch one = campaigns.watch(campaign);
                LiveCampaigns.Watch other = campaigns.watch(campaign)) {
            Figures first = one.figures();
            settle(campaign, 1, 1);

            assertThat(other.figures()).isSameAs(first);
            clock.advance(Duration.ofSeconds(1));
            assertThat(other.figures().deliveryStats().sent()).isEqualTo(1);
        }
    }

    @Test
    void isNotFinalWhileACancelledCampaignWaitsForReceipts() throws Exception {
        String campaign = api.launch(api.customers(3));
        page(campaign, 3, 1, 0);
        update(campaign, "cancelled", true);

        try (LiveCampaigns.Watch watch = campaigns.watch(campaign)) {
            assertThat(watch.figures().isFinal()).isFalse();
        }
    }

    @Test
    void doesNotKnowAnotherCampaign() throws Exception {
        api.get("/api/campaigns/nobody/events")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("CAMPAIGN_NOT_FOUND"));
    }

    private void settle(String campaign, int sent, int failed) {
        page(campaign, sent + failed, sent, failed);
    }

    private void page(String campaign, int audience, int sent, int failed) {
        mongo.getCollection("campaign_pages")
                .insertOne(new Document("_id", campaign + ":0")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("audience", audience)
                        .append("sent", sent)
                        .append("failed", failed)
                        .append("suppressed", 0)
                        .append("pending", audience - sent - failed)
                        .append("failure_reasons", failed == 0 ? new Document() : new Document("blocked", failed)));
    }

    private void update(String campaign, String status, boolean audienceComplete) {
        mongo.getCollection("campaigns")
                .updateOne(
                        eq("_id", campaign),
                        combine(set("status", status), set("audience_complete", audienceComplete)));
    }
}
