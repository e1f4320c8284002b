package com.xenocrm.customerdata.customer;

/** Fields of the collection {@code customers}; for this module only. */
public final class CustomerFields {

    public static final String COLLECTION = "customers";

    /** The shop's identifier, where it gave one; unique. */
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

    /** Version of the newest record, which name and email are from. */
    public static final String VERSION = "version";

    /** Figures that the shop reported, under the names of the statistics; they count until the first order. */
    public static final String REPORTED = "reported";

    public static final String TOTAL_SPEND = "total_spend";
    public static final String VISITS_COUNT = "visits_count";
    public static final String LAST_ACTIVE_AT = "last_active_at";
    public static final String FIRST_ORDER_AT = "first_order_at";
    public static final String AVG_ORDER_VALUE = "avg_order_value";

    /** Token of the latest recomputation, which alone may write statistics. */
    public static final String STATISTICS_FENCE = "statistics_fence";

    private CustomerFields() {}
}
