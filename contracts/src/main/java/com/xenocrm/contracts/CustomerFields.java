package com.xenocrm.contracts;

/** Fields of a customer that more than one process reads. */
public final class CustomerFields {

    /** The shop's own identifier, when it gave one. */
    public static final String CUSTOMER_ID = "customer_id";

    /** Normalised; unique. */
    public static final String EMAIL = "email";

    public static final String NAME = "name";
    public static final String PHONE = "phone";
    public static final String TAGS = "tags";
    public static final String ATTRIBUTES = "attributes";
    public static final String CREATED_AT = "created_at";
    public static final String UPDATED_AT = "updated_at";

    /** Identifiers that the shop gave this customer once and gives it no more: whose orders must be looked at again. */
    public static final String FORMER_CUSTOMER_IDS = "former_customer_ids";

    /** Stamp of the newest record; name and email are from it, other fields may be from older ones that gave them. */
    public static final String VERSION = "version";

    /** What the shop reported with the customer (same names inside): counts while there are no orders. */
    public static final String REPORTED = "reported";

    public static final String TOTAL_SPEND = "total_spend";
    public static final String VISITS_COUNT = "visits_count";
    public static final String LAST_ACTIVE_AT = "last_active_at";
    public static final String FIRST_ORDER_AT = "first_order_at";
    public static final String AVG_ORDER_VALUE = "avg_order_value";

    /** Whoever recomputes the statistics writes only while this still holds its own random token. */
    public static final String STATISTICS_FENCE = "statistics_fence";

    private CustomerFields() {}
}
