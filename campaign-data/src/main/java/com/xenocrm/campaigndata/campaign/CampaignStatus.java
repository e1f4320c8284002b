package com.xenocrm.campaigndata.campaign;

import java.util.Locale;

/** Life of a campaign. */
public enum CampaignStatus {
    DRAFT,
    SCHEDULED,
    PENDING,
    RUNNING,
    PAUSED,
    COMPLETED,
    CANCELLED,
    FAILED;

    /** The word for it in JSON and storage: lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
