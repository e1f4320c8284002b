package com.xenocrm.customerdata.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.order.OrderOwnership;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.time.IdGenerator;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/**
 * Fenced recompute: put a token of one's own on the customers, read them and all their orders, write the statistics
 * only where the token still stands. Whoever put the last token has read every order and every customer that was
 * written before any earlier one, so the last write is right, however often and in whatever order records arrive.
 */
public final class CustomerStatistics {

    private final MongoOperations mongo;
    private final IdGenerator ids;

    public CustomerStatistics(MongoOperations mongo, IdGenerator ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    /**
     * After a change of orders: recomputes the customers that have one of these names, whether identifier or email.
     * Names of nobody are left for {@link #customersChanged}.
     */
    public void ordersChanged(Set<String> names) {
        recompute(fence().put(names, Set.of()));
    }

    /**
     * After a change of customers: recomputes them, and everybody else whom one of their orders names, for it may have
     * been counted there as long as this customer was not there or had other names.
     */
    public void customersChanged(Set<String> emails) {
        Set<String> left = new HashSet<>(emails);
        left.removeAll(new UncountedCustomers(customers(), orders()).among(emails));
        if (left.isEmpty()) {
            return;
        }
        FencedCustomers changed = fence().put(left, Set.of());
        Set<String> others =
                recompute(changed).stream().filter(changed::maybeElsewhere).collect(Collectors.toSet());
        recompute(fence().put(others, changed.ids()));
    }

    private FencedCustomers fence() {
        return new FencedCustomers(customers(), ids.next());
    }

    /** Returns all names that their orders ever gave. */
    private Set<String> recompute(FencedCustomers fenced) {
        if (fenced.ids().isEmpty()) {
            return Set.of();
        }
        List<Document> orders = ordersNaming(fenced.namesEver());
        OrderOwnership ownership = OrderOwnership.among(
                fenced.identities(),
                orders.stream().map(order -> order.getString(OrderFields.CUSTOMER_ID)),
                new CustomerIdentities(mongo));
        Map<String, List<Document>> ordersByOwner = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Document order : orders) {
            names.addAll(order.getList(OrderFields.CUSTOMER_REFS, String.class));
            String owner =
                    ownership.ownerOf(order.getString(OrderFields.CUSTOMER_ID), order.getString(OrderFields.EMAIL));
            if (owner != null) {
                ordersByOwner.computeIfAbsent(owner, _ -> new ArrayList<>()).add(order);
            }
        }
        BulkWrites.perform(customers(), writes(fenced, ordersByOwner));
        return names;
    }

    private static List<WriteModel<Document>> writes(
            FencedCustomers fenced, Map<String, List<Document>> ordersByOwner) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Document customer : fenced.all()) {
            String id = customer.getString("_id");
            writes.add(new UpdateOneModel<>(
                    and(eq("_id", id), eq(CustomerFields.STATISTICS_FENCE, fenced.token())),
                    Statistics.update(
                            ordersByOwner.getOrDefault(id, List.of()),
                            customer.get(CustomerFields.REPORTED, Document.class))));
        }
        return writes;
    }

    private List<Document> ordersNaming(Set<String> names) {
        return orders().find(in(OrderFields.CUSTOMER_REFS, names))
                .projection(include(
                        OrderFields.CUSTOMER_ID,
                        OrderFields.EMAIL,
                        OrderFields.CUSTOMER_REFS,
                        OrderFields.STATUS,
                        OrderFields.TOTAL_PRICE,
                        OrderFields.REFUNDED_AMOUNT,
                        OrderFields.ORDER_DATE))
                .batchSize(FencedCustomers.READ_AT_ONCE)
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> orders() {
        return mongo.getCollection(CollectionNames.ORDERS);
    }

    private MongoCollection<Document> customers() {
        return mongo.getCollection(CollectionNames.CUSTOMERS);
    }
}
