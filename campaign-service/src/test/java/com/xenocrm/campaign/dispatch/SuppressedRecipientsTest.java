package com.xenocrm.campaign.dispatch;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

@CampaignServiceTest
class SuppressedRecipientsTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final PageConsumer consumer;
    private final TestClock clock;
    private final DispatchWorld world;

    SuppressedRecipientsTest(
            Api api,
            RecordingPublisher publisher,
            PageConsumer consumer,
            PageTallies tallies,
            TestClock clock,
            MongoOperations mongo) {
        this.api = api;
        this.publisher = publisher;
        this.consumer = consumer;
        this.clock = clock;
        this.world = new DispatchWorld(publisher, consumer, tallies, mongo);
    }

    @Test
    void getNothingAndAreAccountedForWithTheReason() throws Exception {
        String tag = api.customers(4);
        suppress(0, tag, "\"reason\": \"complaint\"");
        suppress(1, tag, "\"reason\": \"unsubscribed\"");
        suppress(
                2,
                tag,
                "\"reason\": \"holiday\", \"until\": \"%s\""
                        .formatted(clock.instant().plusSeconds(1)));
        clock.advance(Duration.ofSeconds(1));
        String campaign = api.launch(tag);

        consumer.accept(publisher.takePageRequests(campaign));

        assertThat(reasons(campaign))
                .isEqualTo(Map.of(
                        tag + "-00000", "SUPPRESSED suppressed",
                        tag + "-00001", "SUPPRESSED unsubscribed",
                        tag + "-00002", "PENDING ",
                        tag + "-00003", "PENDING "));
        assertThat(publisher.communications(campaign))
                .singleElement()
                .satisfies(message -> assertThat(message).hasSize(2));
        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.deliveryStats.suppressed").value(2))
                .andExpect(jsonPath("$.data.deliveryStats.pending").value(2))
                .andExpect(jsonPath("$.data.deliveryStats.audienceSize").value(4));
    }

    @Test
    void getNothingWhenTheyObjectWhileTheCampaignIsPaused() throws Exception {
        String tag = api.customers(25);
        String campaign = launchAtRate(10, tag);
        consumer.accept(publisher.takePageRequests(campaign));
        api.put("/api/campaigns/" + campaign, "{\"status\": \"paused\"}");
        world.dispatchAll(campaign);
        suppress(11, tag, "\"reason\": \"unsubscribed\"");
        suppress(24, tag, "\"reason\": \"complaint\"");

        api.put("/api/campaigns/" + campaign, "{\"status\": \"running\"}");
        world.dispatchAll(campaign);

        assertThat(world.sent(campaign))
                .hasSize(23)
                .doesNotHaveDuplicates()
                .doesNotContain(campaign + ":" + tag + "-00011", campaign + ":" + tag + "-00024");
        assertThat(reasons(campaign))
                .containsEntry(tag + "-00011", "SUPPRESSED unsubscribed")
                .containsEntry(tag + "-00024", "SUPPRESSED suppressed");
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 23, 2, 25));
        assertThat(world.stored(campaign)).containsEntry("audience_complete", true);
    }

    @Test
    void areCountedThoughTheDispatcherDiedBeforeIt() throws Exception {
        String tag = api.customers(25);
        String campaign = launchAtRate(10, tag);
        consumer.accept(publisher.takePageRequests(campaign));
        suppress(11, tag, "\"reason\": \"unsubscribed\"");
        world.settle(campaign + ":" + tag + "-00011", "SUPPRESSED");

        world.dispatchAll(campaign);

        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 24, 1, 25));
    }

    @Test
    void getNothingWhenTheyObjectAfterTheFirstOfTheSamePageWereSent() throws Exception {
        String tag = api.customers(3);
        String campaign = launchAtRate(1, tag);
        consumer.accept(publisher.takePageRequests(campaign));
        suppress(1, tag, "\"reason\": \"unsubscribed\"");

        world.dispatchAll(campaign);

        assertThat(world.sent(campaign))
                .containsExactly(campaign + ":" + tag + "-00000", campaign + ":" + tag + "-00002");
        assertThat(world.tally(campaign)).isEqualTo(new Tally(0, 0, 2, 1, 3));
    }

    private String launchAtRate(int rate, String tag) throws Exception {
        return Api.data(api.post("/api/campaigns/create", """
                {"name": "Slow", "message": "Hi", "max_send_rate": %d,
                 "rules": {"field": "tags", "operator": "=", "value": "%s"}}
                """.formatted(rate, tag)))
                .at("/campaign/_id")
                .stringValue();
    }

    @Test
    void areCountedInThePreview() throws Exception {
        String tag = api.customers(3);
        suppress(1, tag, "\"reason\": \"complaint\"");
        api.post("/api/suppressions", "{\"email\": \"stranger@%s.example\", \"reason\": \"a\"}".formatted(tag));

        var preview = api.post(
                "/api/audience",
                "{\"rules\": {\"field\": \"tags\", \"operator\": \"=\", \"value\": \"%s\"}}".formatted(tag));

        preview.andExpect(jsonPath("$.count").value(3))
                .andExpect(jsonPath("$.data.count").value(3))
                .andExpect(jsonPath("$.data.suppressed").value(1));
    }

    private void suppress(int customer, String tag, String why) throws Exception {
        api.post("/api/suppressions", "{\"email\": \"%d@%s.example\", %s}".formatted(customer, tag, why));
    }

    private Map<String, String> reasons(String campaign) throws Exception {
        Map<String, String> reasons = new TreeMap<>();
        for (JsonNode entry : Api.data(api.get("/api/campaigns/" + campaign + "/recipients"))) {
            reasons.put(
                    entry.path("customer_id").asString(""),
                    entry.path("status").asString("") + " "
                            + entry.path("reason").asString(""));
        }
        return reasons;
    }
}
