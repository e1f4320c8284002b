package com.xenocrm.customerdata.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/**
 * Customers for whom there is nothing to do: no recompute has begun on them, they have no orders, and their statistics
 * are what the shop reports. Whoever begins one after this look reads what this look saw, or something newer.
 */
final class UncountedCustomers {

    private final MongoCollection<Document> customers;
    private final MongoCollection<Document> orders;

    UncountedCustomers(MongoCollection<Document> customers, MongoCollection<Document> orders) {
        this.customers = customers;
        this.orders = orders;
    }

    /** The emails of such customers among these. The customers are read first, then their orders. */
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
        Set<String> named = named(untouched);
        Set<String> newcomers = new HashSet<>();
        for (Document customer : untouched) {
            if (FencedCustomers.namesEver(customer).stream().noneMatch(named::contains)) {
                newcomers.add(customer.getString(CustomerFields.EMAIL));
            }
        }
        return newcomers;
    }

    /** All names in orders that name one of these customers. */
    private Set<String> named(List<Document> customers) {
        Set<String> names = new HashSet<>();
        customers.forEach(customer -> names.addAll(FencedCustomers.namesEver(customer)));
        Set<String> named = new HashSet<>();
        if (!names.isEmpty()) {
            orders.find(in(OrderFields.CUSTOMER_REFS, names))
                    .projection(include(OrderFields.CUSTOMER_REFS))
                    .batchSize(FencedCustomers.READ_AT_ONCE)
                    .forEach(order -> named.addAll(order.getList(OrderFields.CUSTOMER_REFS, String.class)));
        }
        return named;
    }
}
