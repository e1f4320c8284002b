package com.xenocrm.campaigndata.page;

/**
 * Fields of one frozen page of a campaign's audience; its {@code _id} is {@code campaign:page}. A campaign's tally is
 * the sum over its pages; what is not settled on a page is pending.
 */
public final class CampaignPageFields {

    public static final String CAMPAIGN_ID = "campaign_id";
    public static final String PAGE = "page";

    /** How many customers the page holds, suppressed ones included. */
    public static final String AUDIENCE = "audience";

    public static final String SENT = "sent";
    public static final String FAILED = "failed";
    public static final String SUPPRESSED = "suppressed";

    /** Audience less sent, failed and suppressed. */
    public static final String PENDING = "pending";

    /** Failure reason to count. */
    public static final String FAILURE_REASONS = "failure_reasons";

    /** Whoever recounts the page writes only while this still holds its own random token. */
    public static final String FENCE = "fence";

    /** True once everything on the page is with the broker. */
    public static final String DISPATCHED = "dispatched";

    private CampaignPageFields() {}
}
