package com.xenocrm.campaign.retry;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.communication.RetryTransitions;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.page.PageRecount;
import com.xenocrm.contracts.message.RetryRequested.Retry;
import com.xenocrm.kit.time.IdGenerator;

import static org.assertj.core.api.Assertions.assertThat;

@CampaignServiceTest
class RetryActivationTest {

    private final Api api;
    private final MongoOperations mongo;
    private final Campaigns campaigns;
    private final RetryActivation overtaken;
    private final PageRecount recount;
    private final Clock clock;
    private String campaign = "";

    RetryActivationTest(
            Api api,
            MongoOperations mongo,
            Campaigns campaigns,
            RetryTransitions log,
            CommunicationLog communications,
            IdGenerator ids,
            PageRecount recount,
            Clock clock) {
        this.recount = recount;
        this.clock = clock;
        this.api = api;
        this.mongo = mongo;
        this.campaigns = campaigns;
        this.overtaken = new RetryActivation(log, new OvertakenRecount(mongo, communications, ids), campaigns, clock);
    }

    @BeforeEach
    void aCompletedCampaignWithOneFailure() throws Exception {
        campaign = api.launch("nobody-has-this-tag");
        mongo.getCollection("campaigns")
                .updateOne(new Document("_id", campaign), new Document("$set", new Document("status", "completed")));
        mongo.getCollection("communications")
                .insertOne(new Document("_id", campaign + ":c1")
                        .append("campaign_id", campaign)
                        .append("page", 0)
                        .append("message", "Hi")
                        .append("status", "FAILED")
                        .append("reason", "timeout"));
    }

    @Test
    void reopensTheCampaignThoughAnotherRecountHasNotWrittenYet() {
        overtaken.reopen(Set.of(new Retry(campaign + ":c1", 2)));

        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.RUNNING);
    }

    @Test
    void leavesTheCampaignCompletedIfNothingIsToBeRetried() {
        overtaken.reopen(List.of(new Retry(campaign + ":c1", 3)));

        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void reopensACampaignThatIsCompletedMeanwhile() {
        mongo.getCollection("campaigns")
                .updateOne(
                        new Document("_id", campaign),
                        new Document("$set", new Document("status", "running").append("audience_complete", true)));
        CampaignPages read = new CampaignPages(mongo, clock) {
            @Override
            public Set<String> pendingAmong(Collection<String> campaigns) {
                Set<String> pending = super.pendingAmong(campaigns);
                retryBegins();
                return pending;
            }
        };

        new CampaignCompletion(mongo, read, recount, clock).completeSettled(List.of(campaign));

        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.RUNNING);
    }

    private void retryBegins() {
        mongo.getCollection("campaign_pages")
                .updateOne(
                        new Document("_id", campaign + ":0"),
                        new Document("$set", new Document("campaign_id", campaign).append("pending", 1)),
                        new UpdateOptions().upsert(true));
    }

    /** Recount that lost its fence to a later one, which has not written yet. */
    private static final class OvertakenRecount extends PageRecount {

        OvertakenRecount(MongoOperations mongo, CommunicationLog communications, IdGenerator ids) {
            super(mongo, communications, ids);
        }

        @Override
        public void recount(Set<PageId> pages) {}
    }
}
