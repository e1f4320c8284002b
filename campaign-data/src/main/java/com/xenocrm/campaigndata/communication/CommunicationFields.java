package com.xenocrm.campaigndata.communication;

/** Fields of a communication log entry; its {@code _id} is {@code campaign:customer}. */
public final class CommunicationFields {

    public static final String CAMPAIGN_ID = "campaign_id";
    public static final String CUSTOMER_ID = "customer_id";

    /** Number of the audience page that created the entry; tallies are recounted page by page. */
    public static final String PAGE = "page";

    /** Name of a {@link CommunicationStatus}. */
    public static final String STATUS = "status";

    /** Reason of the failure or suppression. */
    public static final String REASON = "reason";

    /** Reason of a failure without a receipt: the actual outcome is unknown. */
    public static final String NO_RECEIPT = "no_receipt";

    /** Reason of a communication in doubt. */
    public static final String OUTCOME_UNKNOWN = "outcome_unknown";

    /** Number of the current or last attempt, from 1; absent for the first. */
    public static final String ATTEMPT = "attempt";

    /** Time of the request for the attempt; absent for the first. */
    public static final String REQUESTED_AT = "requested_at";

    /** The latest further attempt that the vendor may have; only a receipt tells its outcome. */
    static final String GIVEN_ATTEMPT = "given_attempt";

    /** True from the reopening of a failure until its page was recounted and its campaign reopened. */
    static final String RECOUNT_DUE = "recount_due";

    public static final String UNSUBSCRIBE_URL = "unsubscribe_url";
    public static final String EMAIL = "email";
    public static final String MESSAGE = "message";
    /** Channel by {@link com.xenocrm.contracts.message.Channel#value()}; absent for the simulated one. */
    public static final String CHANNEL = "channel";

    /** Subject and HTML part of an e-mail. */
    public static final String SUBJECT = "subject";

    public static final String HTML = "html";

    /** Name and phone number of the recipient, for the channel webhook. */
    public static final String RECIPIENT_NAME = "recipient_name";

    public static final String RECIPIENT_PHONE = "recipient_phone";

    public static final String VENDOR_MESSAGE_ID = "vendor_message_id";
    public static final String CREATED_AT = "created_at";

    /** Time of the outcome according to the vendor. */
    public static final String SETTLED_AT = "settled_at";

    /** Latest hard bounce: attempt and time. */
    public static final String BOUNCED_AT = "bounced_at";

    static final String BOUNCED_ATTEMPT = "bounced_attempt";

    /** Latest time of a hard bounce of any attempt. */
    static final String LAST_BOUNCED_AT = "last_bounced_at";

    /** Latest soft bounce of an e-mail: attempt and time. */
    public static final String SOFT_BOUNCED_AT = "soft_bounced_at";

    static final String ADDRESS_BOUNCED_AT = "address_bounced_at";
    static final String SOFT_BOUNCED_ATTEMPT = "soft_bounced_attempt";

    /** Latest success if it is later than the one that settled the communication: attempt and time. */
    static final String SUCCEEDED_AT = "succeeded_at";

    static final String SUCCEEDED_ATTEMPT = "succeeded_attempt";

    /** Time of the recipient's complaint. */
    public static final String COMPLAINED_AT = "complained_at";

    /** Time of the recipient's unsubscription with the vendor. */
    public static final String UNSUBSCRIBED_AT = "unsubscribed_at";

    /** Opens and clicks, each with its time. */
    public static final String ENGAGEMENTS = "engagements";

    /** Facts derived from them: first time and number of opens and clicks by people, those by programs, numbers of links. */
    public static final String OPENED_AT = "opened_at";

    public static final String CLICKED_AT = "clicked_at";
    public static final String OPENS = "opens";
    public static final String CLICKS = "clicks";
    public static final String MACHINE_OPENS = "machine_opens";
    public static final String MACHINE_CLICKS = "machine_clicks";
    public static final String CLICKED_LINKS = "clicked_links";

    private CommunicationFields() {}
}
