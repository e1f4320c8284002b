package com.xenocrm.customerdata.audience;

import com.xenocrm.customerdata.customer.CustomerFields;

/** Customer fields that queries of other modules may use. */
public enum QueryField {
    NAME(CustomerFields.NAME),
    EMAIL(CustomerFields.EMAIL),
    PHONE(CustomerFields.PHONE),
    TAGS(CustomerFields.TAGS),
    ATTRIBUTES(CustomerFields.ATTRIBUTES),
    CREATED_AT(CustomerFields.CREATED_AT),
    TOTAL_SPEND(CustomerFields.TOTAL_SPEND),
    VISITS_COUNT(CustomerFields.VISITS_COUNT),
    LAST_ACTIVE_AT(CustomerFields.LAST_ACTIVE_AT),
    LAST_OPENED_AT(CustomerFields.LAST_OPENED_AT),
    LAST_CLICKED_AT(CustomerFields.LAST_CLICKED_AT),
    RECEIVED_CAMPAIGN(CustomerFields.RECEIVED_CAMPAIGN),
    OPENED_CAMPAIGN(CustomerFields.OPENED_CAMPAIGN),
    CLICKED_CAMPAIGN(CustomerFields.CLICKED_CAMPAIGN);

    private final String path;

    QueryField(String path) {
        this.path = path;
    }

    /** Returns the path in the customer's document. */
    public String path() {
        return path;
    }
}
