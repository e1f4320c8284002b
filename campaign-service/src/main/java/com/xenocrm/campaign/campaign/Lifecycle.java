package com.xenocrm.campaign.campaign;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.messaging.BrokerUnavailableException;
import com.xenocrm.kit.web.Refusal;

/** Launches, pauses, resumes and cancels. Of two callers at the same time one succeeds, the other gets a 409. */
@Component
class Lifecycle {

    static final Set<CampaignStatus> NOT_LAUNCHED = EnumSet.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED);

    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);
    static final Set<CampaignStatus> UNDER_WAY = EnumSet.of(CampaignStatus.PENDING, CampaignStatus.RUNNING);

    /** Over before everybody was written to; the rest of the audience is still accounted for. */
    static final Set<CampaignStatus> ENDED_EARLY = EnumSet.of(CampaignStatus.CANCELLED, CampaignStatus.FAILED);

    private static final Set<CampaignStatus> UNFINISHED = EnumSet.of(
            CampaignStatus.DRAFT,
            CampaignStatus.SCHEDULED,
            CampaignStatus.PENDING,
            CampaignStatus.RUNNING,
            CampaignStatus.PAUSED);

    /** Whoever planned a scheduled campaign is in its own entry; its launch is the clock's. */
    private static final Actor SCHEDULE = new Actor("schedule", null);

    private final Campaigns campaigns;
    private final Audiences audiences;
    private final Checkpoint checkpoint;
    private final CampaignCompletion completion;
    private final AuditLog audit;

    Lifecycle(
            Campaigns campaigns,
            Audiences audiences,
            Checkpoint checkpoint,
            CampaignCompletion completion,
            AuditLog audit) {
        this.campaigns = campaigns;
        this.audiences = audiences;
        this.checkpoint = checkpoint;
        this.completion = completion;
        this.audit = audit;
    }

    /** Takes a campaign to this status, by a caller's wish. */
    void take(Campaign campaign, CampaignStatus to, Actor by) {
        switch (to) {
            case RUNNING -> {
                if (campaign.status() == CampaignStatus.PAUSED) {
                    resume(campaign, by);
                } else {
                    launch(campaign, by);
                }
            }
            case PAUSED -> move(campaign, UNDER_WAY, to, "campaign_paused", by);
            case CANCELLED -> cancel(campaign, by);
            default -> throw Refusal.invalid("status", "must be paused, running or cancelled");
        }
    }

    /** Sends a draft or scheduled campaign on its way. */
    void launch(Campaign campaign, Actor by) {
        if (campaign.message() == null) {
            throw Refusal.conflict("CAMPAIGN_WITHOUT_MESSAGE", "The campaign has no message yet");
        }
        if (!launch(campaign, NOT_LAUNCHED, by)) {
            throw refused(campaign, CampaignStatus.RUNNING);
        }
    }

    /** Launches a new campaign, unless it has left the drafts: then somebody else has launched or cancelled it. */
    void launchNew(Campaign campaign, Actor by) {
        launch(campaign, EnumSet.of(CampaignStatus.DRAFT), by);
    }

    /** Launches a campaign whose time has come, unless another replica was faster. */
    void launchDue(Campaign campaign) {
        launch(campaign, EnumSet.of(CampaignStatus.SCHEDULED), SCHEDULE);
    }

    private boolean launch(Campaign campaign, Set<CampaignStatus> from, Actor by) {
        if (!from.contains(campaign.status())) {
            return false;
        }
        String last = audiences.lastCustomerId().orElse(null);
        audit.record("campaign_launched", by, campaign.id(), Map.of("name", campaign.name()));
        boolean launched = campaigns.launch(campaign.id(), from, last);
        if (launched) {
            requestNextPage(campaign);
        }
        return launched;
    }

    private void resume(Campaign campaign, Actor by) {
        move(campaign, EnumSet.of(CampaignStatus.PAUSED), CampaignStatus.RUNNING, "campaign_resumed", by);
        if (campaign.audienceComplete()) {
            completion.completeSettled(List.of(campaign.id()));
        } else {
            requestNextPage(campaign);
        }
    }

    private void cancel(Campaign campaign, Actor by) {
        move(campaign, UNFINISHED, CampaignStatus.CANCELLED, "campaign_cancelled", by);
        if (!NOT_LAUNCHED.contains(campaign.status()) && !campaign.audienceComplete()) {
            requestNextPage(campaign);
        }
    }

    /** The state is saved; when the broker is away just now, the sweep asks again. */
    private void requestNextPage(Campaign campaign) {
        try {
            checkpoint.requestNextPage(campaign.id());
        } catch (BrokerUnavailableException e) {
            log.warn("The sweep will ask for the next page of campaign {}", campaign.id(), e);
        }
    }

    private void move(Campaign campaign, Set<CampaignStatus> from, CampaignStatus to, String action, Actor by) {
        if (!from.contains(campaign.status())) {
            throw refused(campaign, to);
        }
        audit.record(action, by, campaign.id(), Map.of("name", campaign.name()));
        if (!campaigns.move(campaign.id(), from, to)) {
            throw refused(campaign, to);
        }
    }

    private Refusal refused(Campaign campaign, CampaignStatus to) {
        CampaignStatus status = campaigns.get(campaign.id()).status();
        return Refusal.conflict(
                "CAMPAIGN_STATE", "A campaign that is " + status.value() + " cannot become " + to.value());
    }
}
