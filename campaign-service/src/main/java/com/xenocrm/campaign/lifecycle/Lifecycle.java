package com.xenocrm.campaign.lifecycle;

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
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.broker.BrokerUnavailableException;
import com.xenocrm.kit.web.Refusal;

/** Launches, pauses, resumes and cancels campaigns. Of two concurrent callers one succeeds and the other gets a 409. */
@Component
public class Lifecycle {

    public static final Set<CampaignStatus> NOT_LAUNCHED = EnumSet.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED);

    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);
    static final Set<CampaignStatus> UNDER_WAY = EnumSet.of(CampaignStatus.PENDING, CampaignStatus.RUNNING);

    /** Ended before the whole audience was written to; the remaining recipients are still recorded. */
    static final Set<CampaignStatus> ENDED_EARLY = EnumSet.of(CampaignStatus.CANCELLED, CampaignStatus.FAILED);

    private static final Set<CampaignStatus> UNFINISHED = EnumSet.of(
            CampaignStatus.DRAFT,
            CampaignStatus.SCHEDULED,
            CampaignStatus.PENDING,
            CampaignStatus.RUNNING,
            CampaignStatus.PAUSED);

    /** Actor of scheduled launches; the user who scheduled the campaign has an audit entry of the creation or the edit. */
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

    /**
     * Refuses a change of status that the campaign does not permit.
     *
     * @param hasMessage whether the campaign will have a message
     */
    public void check(Campaign campaign, CampaignStatus to, boolean hasMessage) {
        boolean permitted = switch (to) {
            case RUNNING -> campaign.status() == CampaignStatus.PAUSED || NOT_LAUNCHED.contains(campaign.status());
            case PAUSED -> UNDER_WAY.contains(campaign.status());
            case CANCELLED -> UNFINISHED.contains(campaign.status());
            default -> throw Refusal.invalid("status", "must be paused, running or cancelled");
        };
        if (!permitted) {
            throw refused(campaign, to);
        }
        if (to == CampaignStatus.RUNNING && !hasMessage) {
            throw withoutMessage();
        }
    }

    private static Refusal withoutMessage() {
        return Refusal.conflict("CAMPAIGN_WITHOUT_MESSAGE", "The campaign has no message yet");
    }

    /**
     * Changes the status of a campaign on behalf of a caller.
     *
     * @param version version that the caller has seen, which alone may be launched
     */
    public void take(Campaign campaign, int version, CampaignStatus to, Actor by) {
        switch (to) {
            case RUNNING -> {
                if (campaign.status() == CampaignStatus.PAUSED) {
                    resume(campaign, by);
                } else {
                    launch(campaign, version, by);
                }
            }
            case PAUSED -> move(campaign, UNDER_WAY, to, AuditAction.CAMPAIGN_PAUSED, by);
            case CANCELLED -> cancel(campaign, by);
            default -> throw Refusal.invalid("status", "must be paused, running or cancelled");
        }
    }

    private void launch(Campaign campaign, int version, Actor by) {
        if (campaign.message() == null) {
            throw withoutMessage();
        }
        if (!launch(campaign, version, NOT_LAUNCHED, by)) {
            throw refused(campaign, CampaignStatus.RUNNING);
        }
    }

    /** Launches a new campaign unless another caller has launched, edited or cancelled it. */
    public void launchNew(Campaign campaign, Actor by) {
        launch(campaign, CampaignDocument.FIRST_VERSION, EnumSet.of(CampaignStatus.DRAFT), by);
    }

    /** Launches a due campaign unless another replica has done so, or it has been edited since it was read. */
    void launchDue(Campaign campaign) {
        launch(campaign, campaign.version(), EnumSet.of(CampaignStatus.SCHEDULED), SCHEDULE);
    }

    private boolean launch(Campaign campaign, int version, Set<CampaignStatus> from, Actor by) {
        if (!from.contains(campaign.status()) || campaign.version() != version) {
            return false;
        }
        String last = audiences.lastCustomerId().orElse(null);
        audit.record(AuditAction.CAMPAIGN_LAUNCHED, by, campaign.id(), Map.of("name", campaign.name()));
        boolean launched = campaigns.launch(campaign.id(), version, from, last);
        if (launched) {
            requestNextPage(campaign);
        }
        return launched;
    }

    private void resume(Campaign campaign, Actor by) {
        move(campaign, EnumSet.of(CampaignStatus.PAUSED), CampaignStatus.RUNNING, AuditAction.CAMPAIGN_RESUMED, by);
        if (campaign.audienceComplete()) {
            completion.completeSettled(List.of(campaign.id()));
        } else {
            requestNextPage(campaign);
        }
    }

    private void cancel(Campaign campaign, Actor by) {
        move(campaign, UNFINISHED, CampaignStatus.CANCELLED, AuditAction.CAMPAIGN_CANCELLED, by);
        if (!NOT_LAUNCHED.contains(campaign.status()) && !campaign.audienceComplete()) {
            requestNextPage(campaign);
        }
    }

    /** Requests the next page after a state change; if the broker is unavailable, the sweep requests it later. */
    private void requestNextPage(Campaign campaign) {
        try {
            checkpoint.requestNextPage(campaign.id());
        } catch (BrokerUnavailableException e) {
            log.warn(
                    "The next page of campaign {} could not be requested; the sweep will request it", campaign.id(), e);
        }
    }

    private void move(Campaign campaign, Set<CampaignStatus> from, CampaignStatus to, AuditAction action, Actor by) {
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
        if (to == CampaignStatus.RUNNING && NOT_LAUNCHED.contains(status)) {
            return Campaign.changed();
        }
        return Refusal.conflict(
                "CAMPAIGN_STATE", "A campaign that is " + status.value() + " cannot become " + to.value());
    }
}
