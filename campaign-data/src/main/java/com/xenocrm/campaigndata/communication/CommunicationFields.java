package com.xenocrm.campaigndata.communication;

/** Fields of a communication log entry; its {@code _id} is {@code campaign:customer}. */
public final class CommunicationFields {

    public static final String CAMPAIGN_ID = "campaign_id";
    public static final String CUSTOMER_ID = "customer_id";

    /** Number of the audience page that opened the entry; the tally is recounted page by page. */
    public static final String PAGE = "page";

    /** One of {@link CommunicationStatus}, by name. */
    public static final String STATUS = "status";

    /** Why it failed or was suppressed. */
    public static final String REASON = "reason";

    /** The reason of a failure that nobody told of: what became of the communication is not known. */
    public static final String NO_RECEIPT = "no_receipt";

    /** Which attempt is under way or settled it, from 1; an entry without it is at its first. */
    public static final String ATTEMPT = "attempt";

    /** When the attempt was asked for, if it is not the first. */
    public static final String REQUESTED_AT = "requested_at";

    public static final String UNSUBSCRIBE_URL = "unsubscribe_url";
    public static final String EMAIL = "email";
    public static final String MESSAGE = "message";
    public static final String VENDOR_MESSAGE_ID = "vendor_message_id";
    public static final String CREATED_AT = "created_at";

    /** When the vendor said what became of it. */
    public static final String SETTLED_AT = "settled_at";

    /** Time of the first hard bounce of the latest attempt that bounced, and that attempt. */
    public static final String BOUNCED_AT = "bounced_at";

    static final String BOUNCED_ATTEMPT = "bounced_attempt";

    /** Time of the recipient's complaint. */
    public static final String COMPLAINED_AT = "complained_at";

    private CommunicationFields() {}
}
