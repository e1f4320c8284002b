package com.xenocrm.customerdata.statistics;

import java.util.ArrayList;
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

import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.customerdata.order.StoredOrder;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.time.IdGenerator;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

/**
 * Recomputes statistics under a fencing token (decision 0003): sets a token on the customers, reads them and all their
 * orders, and writes the statistics if the token is unchanged.
 */
public final class CustomerStatistics {

    private final MongoOperations mongo;
    private final CustomerOrders orders;
    private final IdGenerator ids;

    public CustomerStatistics(MongoOperations mongo, IdGenerator ids) {
        this.mongo = mongo;
        this.orders = new CustomerOrders(mongo);
        this.ids = ids;
    }

    /**
     * Recomputes the customers with these identifiers or emails after changes of orders that name them. {@link
     * #customersChanged} later handles identifiers without a customer.
     */
    public void ordersChanged(Set<String> identifiers) {
        recompute(fence().put(identifiers, Set.of()));
    }

    /**
     * Recomputes changed customers, and all other customers that their orders name, as the orders may have counted
     * there before.
     */
    public void customersChanged(Set<String> emails) {
        Set<String> left = new HashSet<>(emails);
        left.removeAll(new UnchangedStatistics(customers(), orders).among(emails));
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

    /** Returns all identifiers that the customers' orders ever named. */
    private Set<String> recompute(FencedCustomers fenced) {
        if (fenced.ids().isEmpty()) {
            return Set.of();
        }
        List<StoredOrder> named = orders.naming(fenced.identifiersEver());
        BulkWrites.perform(customers(), writes(fenced, orders.byOwner(fenced.identities(), named)));
        return named.stream().flatMap(order -> order.identifiersEver().stream()).collect(Collectors.toSet());
    }

    private static List<WriteModel<Document>> writes(
            FencedCustomers fenced, Map<String, List<StoredOrder>> ordersByOwner) {
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

    private MongoCollection<Document> customers() {
        return mongo.getCollection(CustomerFields.COLLECTION);
    }
}
