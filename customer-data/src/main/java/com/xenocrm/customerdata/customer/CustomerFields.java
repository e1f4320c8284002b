package com.xenocrm.customerdata.customer;

/** Fields of the collection {@code customers}; only for this module. */
public final class CustomerFields {

    public static final String COLLECTION = "customers";

    /** Identifier from the shop, if it gave one; unique. */
    public static final String CUSTOMER_ID = "customer_id";

    /** Normalised; unique. */
    public static final String EMAIL = "email";

    public static final String NAME = "name";
    public static final String PHONE = "phone";
    public static final String TAGS = "tags";
    public static final String ATTRIBUTES = "attributes";
    public static final String CREATED_AT = "created_at";
    public static final String UPDATED_AT = "updated_at";

    /** Identifiers that the customer had before: orders that name them are recomputed with the customer's. */
    public static final String FORMER_CUSTOMER_IDS = "former_customer_ids";

    /** Addresses that the customer had before: an erasure covers them. */
    public static final String FORMER_EMAILS = "former_emails";

    /** Version of the newest record; applies to name and email. */
    public static final String VERSION = "version";

    /** Statistics reported by the shop, under the names of the statistics; they apply until the first order. */
    public static final String REPORTED = "reported";

    public static final String TOTAL_SPEND = "total_spend";
    public static final String VISITS_COUNT = "visits_count";
    public static final String LAST_ACTIVE_AT = "last_active_at";
    public static final String FIRST_ORDER_AT = "first_order_at";
    public static final String AVG_ORDER_VALUE = "avg_order_value";

    /** Fencing token of the latest recomputation, the only one that may write statistics. */
    public static final String STATISTICS_FENCE = "statistics_fence";

    /** Times of the latest open and click by the customer. */
    public static final String LAST_OPENED_AT = "last_opened_at";

    public static final String LAST_CLICKED_AT = "last_clicked_at";

    /** Campaigns that the customer got, opened and clicked. */
    public static final String RECEIVED_CAMPAIGN = "received_campaign";

    public static final String OPENED_CAMPAIGN = "opened_campaign";
    public static final String CLICKED_CAMPAIGN = "clicked_campaign";

    private CustomerFields() {}
}
