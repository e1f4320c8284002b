package com.xenocrm.campaign.lifecycle;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaign.lifecycle.Campaign.Sending;
import com.xenocrm.campaign.lifecycle.Campaign.Timings;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.rule.RuleDefinition;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.simulation.replica.Surroundings;

/** Actions of users on campaigns, by way of one replica. */
public final class SimulatedCampaigns {

    private static final Actor MARKETER = new Actor("marketer", null);

    private final Campaigns campaigns;
    private final WaitingCampaigns waiting;
    private final Lifecycle lifecycle;

    public SimulatedCampaigns(Surroundings with) {
        CampaignPages pages = new CampaignPages(with.mongo(), with.clock());
        campaigns = new Campaigns(with.mongo(), with.clock());
        waiting = new WaitingCampaigns(with.mongo(), with.clock());
        lifecycle = new Lifecycle(
                campaigns,
                new Audiences(with.mongo()),
                new Checkpoint(pages, with.publisher()),
                new CampaignCompletion(with.mongo(), pages, with.recount(), with.clock()),
                new AuditLog(with.mongo(), with.clock(), with.ids()));
    }

    /** Stores a draft. */
    public static void draft(
            MongoOperations mongo,
            String id,
            String message,
            RuleDefinition rule,
            @Nullable Integer maxRate,
            Instant now) {
        draft(mongo, id, message, rule, CampaignContent.SIMULATED, maxRate, now);
    }

    /** Stores a draft with the content of its channel. */
    public static void draft(
            MongoOperations mongo,
            String id,
            String message,
            RuleDefinition rule,
            CampaignContent content,
            @Nullable Integer maxRate,
            Instant now) {
        Campaign draft = new Campaign(
                id,
                "campaign " + id,
                message,
                CampaignStatus.DRAFT,
                "segment",
                rule,
                new Timings(now, null, null, null),
                ControlGroup.NONE,
                null,
                false,
                0,
                new Sending(content, maxRate, null, null));
        mongo.getCollection(CollectionNames.CAMPAIGNS).insertOne(CampaignDocument.of(draft, "marketer", null));
    }

    public Campaigns campaigns() {
        return campaigns;
    }

    public WaitingCampaigns waiting() {
        return waiting;
    }

    /** Takes a campaign to this status, as the API does. */
    public void take(String id, CampaignStatus to) {
        Campaign campaign = campaigns.get(id);
        lifecycle.take(campaign, campaign.version(), to, MARKETER);
    }
}
