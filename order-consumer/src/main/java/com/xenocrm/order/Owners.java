package com.xenocrm.order;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/**
 * Whose an order is: the customer's whom the shop gave the identifier that the order names; else the customer's whom we
 * gave it; when nobody has it, or the order names none, the customer's with its email. It follows from what orders and
 * customers say now, not from what came first.
 */
final class Owners {

    private final FencedCustomers fenced;
    private final Set<String> customerIdsOfOthers = new HashSet<>();
    private final Set<String> idsOfOthers = new HashSet<>();

    private Owners(FencedCustomers fenced) {
        this.fenced = fenced;
    }

    /** Looks up who else has an identifier that these orders name. */
    static Owners of(Collection<Document> orders, FencedCustomers fenced, MongoCollection<Document> customers) {
        Set<String> unknown = new HashSet<>();
        for (Document order : orders) {
            String customerId = order.getString(OrderFields.CUSTOMER_ID);
            if (customerId != null && fenced.idByCustomerId(customerId) == null) {
                unknown.add(customerId);
            }
        }
        Owners owners = new Owners(fenced);
        if (!unknown.isEmpty()) {
            customers
                    .find(in(CustomerFields.CUSTOMER_ID, unknown))
                    .projection(include(CustomerFields.CUSTOMER_ID))
                    .forEach(other -> owners.customerIdsOfOthers.add(other.getString(CustomerFields.CUSTOMER_ID)));
            unknown.removeAll(fenced.ids());
            customers
                    .find(in("_id", unknown))
                    .projection(include("_id"))
                    .forEach(other -> owners.idsOfOthers.add(other.getString("_id")));
        }
        return owners;
    }

    /** The owner's {@code _id}; null when nobody of the fenced customers is. */
    @Nullable
    String of(Document order) {
        String customerId = order.getString(OrderFields.CUSTOMER_ID);
        if (customerId != null) {
            String identified = fenced.idByCustomerId(customerId);
            if (identified != null || customerIdsOfOthers.contains(customerId)) {
                return identified;
            }
            if (fenced.ids().contains(customerId)) {
                return customerId;
            }
            if (idsOfOthers.contains(customerId)) {
                return null;
            }
        }
        return fenced.idByEmail(order.getString(OrderFields.EMAIL));
    }
}
