package com.xenocrm.customerdata.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.mongo.BulkWrites.Outcome;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;

/** Repository of orders: one document per order id; the newer record wins. */
public final class OrderRecords {

    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private final MongoOperations mongo;

    public OrderRecords(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Upserts records by order id unless a newer one is stored; idempotent. Returns all identifiers by which the orders
     * name a customer, or once did.
     */
    public Set<String> record(List<Order> orders) {
        List<Order> newest = new ArrayList<>();
        List<Order> late = new ArrayList<>();
        tellApart(orders, newest, late);
        Outcome outcome = BulkWrites.perform(
                collection(), newest.stream().map(OrderRecords::upsert).toList());

        outcome.duplicates().forEach(place -> late.add(newest.get(place)));
        BulkWrites.perform(
                collection(), late.stream().flatMap(OrderRecords::lateWrites).toList());

        Set<Integer> isNew = new HashSet<>(outcome.inserted());
        List<String> knownBefore = new ArrayList<>();
        for (int place = 0; place < newest.size(); place++) {
            if (!isNew.contains(place)) {
                knownBefore.add(newest.get(place).orderId());
            }
        }
        Set<String> names = namesEverIn(knownBefore);
        newest.forEach(order -> names.addAll(OrderUpdate.names(order)));
        return names;
    }

    /** Separates the newest record of each order, as a bulk write can contain only one upsert per order. */
    private static void tellApart(List<Order> orders, List<Order> newest, List<Order> older) {
        Map<String, Order> newestById = new LinkedHashMap<>();
        for (Order order : orders) {
            Order known = newestById.get(order.orderId());
            if (known != null && known.version() > order.version()) {
                older.add(order);
            } else {
                newestById.put(order.orderId(), order);
                Optional.ofNullable(known).ifPresent(older::add);
            }
        }
        newest.addAll(newestById.values());
    }

    private static WriteModel<Document> upsert(Order order) {
        return new UpdateOneModel<>(notNewerThan(order), OrderUpdate.of(order), OR_INSERT);
    }

    /**
     * Returns the writes for an order that exists: stored with a newer version, just inserted by another consumer, or
     * anonymised by an erasure after the record was accepted.
     */
    private static Stream<WriteModel<Document>> lateWrites(Order order) {
        return Stream.of(
                new UpdateOneModel<>(notNewerThan(order), OrderUpdate.of(order)),
                new UpdateOneModel<>(
                        and(eq("_id", order.orderId()), lte(OrderFields.RECORD_VERSION, order.version())),
                        OrderUpdate.ofAnonymous(order)),
                new UpdateOneModel<>(eq("_id", order.orderId()), OrderUpdate.ofOlder(order)));
    }

    private static Bson notNewerThan(Order order) {
        return and(eq("_id", order.orderId()), lte(OrderFields.VERSION, order.version()));
    }

    private Set<String> namesEverIn(List<String> orderIds) {
        Set<String> names = new HashSet<>();
        if (!orderIds.isEmpty()) {
            collection()
                    .find(in("_id", orderIds))
                    .projection(include(OrderFields.CUSTOMER_REFS))
                    .forEach(order -> names.addAll(order.getList(OrderFields.CUSTOMER_REFS, String.class)));
        }
        return names;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(OrderFields.COLLECTION);
    }
}
