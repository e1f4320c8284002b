package com.xenocrm.campaigndata.campaign;

import java.util.Locale;

/** Status of a campaign. */
public enum CampaignStatus {
    DRAFT,
    SCHEDULED,
    PENDING,
    RUNNING,
    PAUSED,
    COMPLETED,
    CANCELLED,
    FAILED;

    /** Returns the lower-case value for JSON and storage. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
