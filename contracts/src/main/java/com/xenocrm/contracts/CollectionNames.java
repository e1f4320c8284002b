package com.xenocrm.contracts;

/** Names of the database's collections. docs/data.md lists which process writes which field. */
public final class CollectionNames {

    public static final String SEGMENTS = "segments";
    public static final String SEGMENT_SIZES = "segment_sizes";
    public static final String TEMPLATES = "templates";
    public static final String TEMPLATE_VERSIONS = "template_versions";
    public static final String CAMPAIGNS = "campaigns";
    public static final String CAMPAIGN_PAGES = "campaign_pages";
    public static final String COMMUNICATIONS = "communications";
    public static final String COMMUNICATION_HISTORY = "communication_history";
    public static final String SUPPRESSIONS = "suppressions";
    public static final String SENDERS = "senders";
    public static final String EMAIL_ATTEMPTS = "email_attempts";
    public static final String WEBHOOKS = "webhooks";
    public static final String WEBHOOK_DELIVERIES = "webhook_deliveries";
    public static final String UNMATCHED_RECEIPTS = "unmatched_receipts";
    public static final String SEND_RATES = "send_rates";
    public static final String IMPORTS = "imports";
    public static final String IMPORT_CHUNKS = "import_chunks";
    public static final String DEAD_LETTERS = "dead_letters";

    private CollectionNames() {}
}
