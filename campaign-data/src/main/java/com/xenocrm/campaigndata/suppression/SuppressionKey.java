package com.xenocrm.campaigndata.suppression;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Key of a stored suppression.
 *
 * @param id the address, or {@code customer:} and the customer's {@code _id}
 * @param customerId {@code _id} of the customer; null for an entry of an address
 */
public record SuppressionKey(String id, @Nullable String customerId) {

    static SuppressionKey of(Document stored) {
        String id = stored.getString("_id");
        String customerId = stored.getString(Suppression.CUSTOMER_ID);
        boolean ofCustomer = customerId != null && id.equals(SuppressionWrites.key(customerId));
        return new SuppressionKey(id, ofCustomer ? customerId : null);
    }
}
