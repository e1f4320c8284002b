package com.xenocrm.campaigndata.page;

/**
 * Fields of one frozen page of a campaign's audience; its {@code _id} is {@code campaign:page}. A campaign's tally is
 * the sum over its pages; entries of a page that are not settled are pending.
 */
public final class CampaignPageFields {

    public static final String CAMPAIGN_ID = "campaign_id";
    public static final String PAGE = "page";

    /** Number of customers on the page, including suppressed ones. */
    public static final String AUDIENCE = "audience";

    public static final String SENT = "sent";
    public static final String FAILED = "failed";
    public static final String SUPPRESSED = "suppressed";

    /** Number of messages that may have been delivered or not; absent before there was one. */
    public static final String IN_DOUBT = "in_doubt";

    /** Numbers of sent messages that bounced later, or that the recipient complained about; absent before there was one. */
    public static final String BOUNCED = "bounced";

    public static final String COMPLAINED = "complained";

    /** Audience less sent, failed, suppressed and in doubt. */
    public static final String PENDING = "pending";

    /** Number of failures by reason. */
    public static final String FAILURE_REASONS = "failure_reasons";

    /** Fencing token: a recount writes only while the page still has the recount's own random token. */
    public static final String FENCE = "fence";

    /** True once all communications of the page have been published. */
    public static final String DISPATCHED = "dispatched";

    private CampaignPageFields() {}
}
