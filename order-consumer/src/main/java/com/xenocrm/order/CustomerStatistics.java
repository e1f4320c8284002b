package com.xenocrm.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.kit.time.Ids;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;

/**
 * Fenced recompute: put a token of one's own on the customers, read all their orders, write the statistics only where
 * the token still stands. Whoever put the last token has read every order that was written before any earlier one, so
 * the last write is right, however often and in whatever order records arrive.
 */
class CustomerStatistics {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoOperations mongo;
    private final Ids ids;

    CustomerStatistics(MongoOperations mongo, Ids ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    /**
     * Recomputes the customers that are named so (by email or identifier), and those whom one of their orders named
     * before it was moved. Names without a customer are left for {@link RecordedCustomerConsumer}.
     */
    void recompute(Set<String> refs) {
        Set<String> done = new HashSet<>();
        Set<String> next = refs;
        while (!next.isEmpty()) {
            Set<String> alsoNamed = recomputeOnce(next, done);
            done.addAll(next);
            alsoNamed.removeAll(done);
            next = alsoNamed;
        }
    }

    /** Returns every other name that the orders just read had once; adds to {@code done} what is settled with them. */
    private Set<String> recomputeOnce(Set<String> refs, Set<String> done) {
        String token = ids.next();
        Map<String, Document> customersById = fenced(refs, token);
        if (customersById.isEmpty()) {
            return new HashSet<>();
        }

        Map<String, String> idByRef = new HashMap<>();
        customersById.forEach((id, customer) -> names(customer).forEach(name -> idByRef.put(name, id)));
        Map<String, List<Document>> ordersById = new HashMap<>();
        Set<String> alsoNamed = new HashSet<>();
        for (Document order : orders(idByRef.keySet())) {
            alsoNamed.addAll(order.getList(OrderFields.CUSTOMER_REFS, String.class));
            String owner = idByRef.get(order.getString(OrderFields.CUSTOMER_REF));
            if (owner != null) {
                ordersById.computeIfAbsent(owner, _ -> new ArrayList<>()).add(order);
            }
        }

        List<WriteModel<Document>> writes = new ArrayList<>(customersById.size());
        customersById.forEach((id, customer) -> writes.add(new UpdateOneModel<>(
                and(eq("_id", id), eq(CustomerFields.STATISTICS_FENCE, token)),
                Statistics.update(
                        ordersById.getOrDefault(id, List.of()),
                        customer.get(CustomerFields.REPORTED, Document.class)))));
        customerCollection().bulkWrite(writes, UNORDERED);
        done.addAll(idByRef.keySet());
        return alsoNamed;
    }

    /** Puts the token on the customers that are named so, and only then reads them: those that still have it, by id. */
    private Map<String, Document> fenced(Set<String> refs, String token) {
        Map<String, Document> byId = new LinkedHashMap<>();
        List<String> emails = refs.stream().filter(ref -> ref.contains("@")).toList();
        List<String> customerIds =
                refs.stream().filter(ref -> !ref.contains("@")).toList();
        fence(byId, CustomerFields.EMAIL, emails, token);
        fence(byId, CustomerFields.CUSTOMER_ID, customerIds, token);
        fence(byId, "_id", customerIds, token);
        return byId;
    }

    private void fence(Map<String, Document> byId, String field, List<String> values, String token) {
        if (!values.isEmpty()) {
            customerCollection().updateMany(in(field, values), set(CustomerFields.STATISTICS_FENCE, token));
            customerCollection()
                    .find(and(in(field, values), eq(CustomerFields.STATISTICS_FENCE, token)))
                    .projection(include(CustomerFields.EMAIL, CustomerFields.CUSTOMER_ID, CustomerFields.REPORTED))
                    .forEach(customer -> byId.put(customer.getString("_id"), customer));
        }
    }

    private static Set<String> names(Document customer) {
        Set<String> names = new HashSet<>();
        names.add(customer.getString("_id"));
        names.add(customer.getString(CustomerFields.EMAIL));
        String customerId = customer.getString(CustomerFields.CUSTOMER_ID);
        if (customerId != null) {
            names.add(customerId);
        }
        return names;
    }

    private Iterable<Document> orders(Set<String> refs) {
        Bson named = in(OrderFields.CUSTOMER_REFS, refs);
        return mongo.getCollection(Collections.ORDERS)
                .find(named)
                .projection(include(
                        OrderFields.CUSTOMER_REF,
                        OrderFields.CUSTOMER_REFS,
                        OrderFields.STATUS,
                        OrderFields.TOTAL_PRICE,
                        OrderFields.ORDER_DATE));
    }

    private MongoCollection<Document> customerCollection() {
        return mongo.getCollection(Collections.CUSTOMERS);
    }
}
