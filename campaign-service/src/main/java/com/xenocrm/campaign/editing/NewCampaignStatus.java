package com.xenocrm.campaign.editing;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.lifecycle.Schedule;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.kit.web.Refusal;

/** Checks the status that a request names for a new campaign: the one that follows from the request, or a draft. */
final class NewCampaignStatus {

    static final String ALLOWED = "must be draft, scheduled or running";

    private NewCampaignStatus() {}

    /** Returns whether the campaign shall stay a draft; refuses a status that the rest of the request contradicts. */
    static boolean isDraft(CampaignStatus wanted, @Nullable Schedule schedule, @Nullable String message) {
        switch (wanted) {
            case DRAFT, SCHEDULED, PENDING, RUNNING -> {}
            default -> throw Refusal.invalid("status", ALLOWED);
        }
        if (schedule != null && wanted != CampaignStatus.SCHEDULED) {
            throw Refusal.invalid("status", "must be scheduled with schedule_at");
        }
        if (schedule == null && wanted == CampaignStatus.SCHEDULED) {
            throw Refusal.invalid("schedule_at", "is required for a scheduled campaign");
        }
        if (message == null && wanted != CampaignStatus.DRAFT) {
            throw Refusal.invalid("message", "is required for a campaign that is launched");
        }
        return wanted == CampaignStatus.DRAFT;
    }
}
