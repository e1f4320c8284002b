package com.xenocrm.campaigndata.campaign;

/** Fields of a campaign that several processes read or use in conditions. */
public final class CampaignFields {

    public static final String NAME = "name";

    /** Value of {@link CampaignStatus#value()}. */
    public static final String STATUS = "status";

    public static final String MESSAGE_TEMPLATE = "message_template";
    public static final String LAUNCHED_AT = "launched_at";
    public static final String COMPLETED_AT = "completed_at";

    /** True once the last page of the audience is frozen and dispatched: no page will follow. */
    public static final String AUDIENCE_COMPLETE = "audience_complete";

    /** Largest {@code _id} of a customer at the launch, until the audience is complete. */
    public static final String LAST_CUSTOMER_ID = "last_customer_id";

    /** Time of the latest launch, pause, resumption or sending. */
    public static final String PROGRESSED_AT = "progressed_at";

    /** Trace context of the creation, as a W3C {@code traceparent}; all work for the campaign belongs to this trace. */
    public static final String TRACE_PARENT = "trace_parent";

    private CampaignFields() {}
}
