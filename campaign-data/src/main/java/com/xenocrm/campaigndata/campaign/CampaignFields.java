package com.xenocrm.campaigndata.campaign;

/** Fields of a campaign that more than one process reads or conditions on. */
public final class CampaignFields {

    public static final String NAME = "name";

    /** One of {@link CampaignStatus}, by {@link CampaignStatus#value()}. */
    public static final String STATUS = "status";

    public static final String MESSAGE_TEMPLATE = "message_template";
    public static final String LAUNCHED_AT = "launched_at";
    public static final String COMPLETED_AT = "completed_at";

    /** True once the last page of the audience is frozen and dispatched: no page will follow. */
    public static final String AUDIENCE_COMPLETE = "audience_complete";

    /** When it was launched, paused or resumed, or something of it was sent: whatever came last. */
    public static final String PROGRESSED_AT = "progressed_at";

    /** Where in a trace it was created, as W3C's {@code traceparent}: all that is done for it is in that trace. */
    public static final String TRACE_PARENT = "trace_parent";

    private CampaignFields() {}
}
