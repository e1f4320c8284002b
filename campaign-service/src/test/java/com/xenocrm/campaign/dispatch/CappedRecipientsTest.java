package com.xenocrm.campaign.dispatch;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.engagement.TrackingLinks;
import com.xenocrm.campaign.frequency.Admission;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.unsubscribe.UnsubscribeLinks;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.testkit.RecordingPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

@CampaignServiceTest
class CappedRecipientsTest {

    private final Api api;
    private final RecordingPublisher publisher;
    private final Campaigns campaigns;
    private final PageFreezer freezer;
    private final CommunicationFactory opening;

    CappedRecipientsTest(
            Api api,
            RecordingPublisher publisher,
            Campaigns campaigns,
            PageFreezer freezer,
            CommunicationLog communications,
            Suppressions suppressions,
            UnsubscribeLinks links,
            TrackingLinks tracking,
            PageRecount recount,
            MongoOperations mongo) {
        this.api = api;
        this.publisher = publisher;
        this.campaigns = campaigns;
        this.freezer = freezer;
        this.opening = new CommunicationFactory(
                communications, suppressions, links, tracking, Admission.capped("1/7d", mongo), recount);
    }

    @Test
    void getNoMoreThanTheCapSaysOfAllCampaignsHoweverOftenAPageIsRepeated() throws Exception {
        String tag = api.customers(3);
        String first = api.launch(tag);
        String second = api.launch(tag);
        List<Communication> sent = open(first);

        List<Communication> again = open(first);
        List<Communication> tooMany = open(second);
        List<Communication> stillTooMany = open(second);

        assertThat(sent).hasSize(3);
        assertThat(again).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(tooMany).isEmpty();
        assertThat(stillTooMany).isEmpty();
        api.get("/api/campaigns/" + second + "/recipients?status=suppressed&reason=frequency_cap")
                .andExpect(jsonPath("$.count").value(3));
        api.get("/api/campaigns/" + second)
                .andExpect(jsonPath("$.data.deliveryStats.suppressed").value(3))
                .andExpect(jsonPath("$.data.deliveryStats.pending").value(0));
    }

    @Test
    void areNotCountedWhereTheyGotNothingForAnotherReason() throws Exception {
        String tag = api.customers(3);
        api.post("/api/suppressions", "{\"email\": \"1@%s.example\", \"reason\": \"a\"}".formatted(tag));
        String first = api.launch(tag, "{% if visits_count > 1 %}Hi{% endif %}");
        String second = api.launch(tag);
        open(first);
        api.delete("/api/suppressions/1@%s.example".formatted(tag));

        List<Communication> sent = open(second);

        assertThat(sent).extracting(Communication::customerId).containsExactly(tag + "-00000", tag + "-00001");
    }

    private List<Communication> open(String campaignId) {
        var campaign = campaigns.get(campaignId);
        publisher.takePageRequests(campaignId);
        return opening.open(campaign, freezer.freeze(campaign, new AudiencePageRequested(campaignId, 0, null)));
    }
}
