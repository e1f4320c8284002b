package com.xenocrm.customerdata.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.customerdata.order.CustomerOrders;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/**
 * Finds customers that need no recomputation: none has begun, they have no orders, and their statistics are the
 * reported figures. A later recomputation reads at least the same data.
 */
final class UnchangedStatistics {

    private final MongoCollection<Document> customers;
    private final CustomerOrders orders;

    UnchangedStatistics(MongoCollection<Document> customers, CustomerOrders orders) {
        this.customers = customers;
        this.orders = orders;
    }

    /** Returns the emails of such customers among the given ones. Reads the customers first, then their orders. */
    Set<String> among(Set<String> emails) {
        List<Document> untouched = customers
                .find(and(in(CustomerFields.EMAIL, emails), eq(CustomerFields.STATISTICS_FENCE, null)))
                .projection(include(
                        CustomerFields.EMAIL,
                        CustomerFields.CUSTOMER_ID,
                        CustomerFields.FORMER_CUSTOMER_IDS,
                        CustomerFields.REPORTED,
                        CustomerFields.TOTAL_SPEND,
                        CustomerFields.VISITS_COUNT,
                        CustomerFields.LAST_ACTIVE_AT))
                .batchSize(FencedCustomers.READ_AT_ONCE)
                .into(new ArrayList<>());
        untouched.removeIf(customer -> !Statistics.areAsReported(customer));
        Set<String> identifiers = new HashSet<>();
        untouched.forEach(customer -> identifiers.addAll(FencedCustomers.identifiersEver(customer)));
        Set<String> named = orders.namedWith(identifiers);
        Set<String> uncounted = new HashSet<>();
        for (Document customer : untouched) {
            if (FencedCustomers.identifiersEver(customer).stream().noneMatch(named::contains)) {
                uncounted.add(customer.getString(CustomerFields.EMAIL));
            }
        }
        return uncounted;
    }
}
