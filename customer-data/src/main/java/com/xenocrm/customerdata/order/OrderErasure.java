package com.xenocrm.customerdata.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasure;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

/** Erases a person from the orders that are not newer than the erasure, and from the former names of newer ones. */
public final class OrderErasure {

    private static final int MOST_ROUNDS = 10;
    private static final int AT_ONCE = 1_000;

    private final MongoOperations mongo;
    private final CustomerOrders orders;

    public OrderErasure(MongoOperations mongo) {
        this.mongo = mongo;
        this.orders = new CustomerOrders(mongo);
    }

    /**
     * Anonymises the person's orders, and removes the identifiers from those of others; returns true, as nothing is left.
     * Each write is conditional on the order as it was read, and rounds follow until nothing remains. Older records change
     * only the figures later.
     *
     * @param others takes the other identifiers in the person's orders, before these are written: customers who have them
     *     may have got the orders after the person was deleted, and must be recomputed
     */
    public boolean erase(Erasure erasure, Consumer<Set<String>> others) {
        PersonalIdentifiers person = Objects.requireNonNull(erasure.person());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!anonymise(person, erasure, others)) {
                return true;
            }
        }
        throw new IllegalStateException("Orders change faster than they can be anonymised");
    }

    /** Writes all orders that name the person, some at a time; returns whether there was one to change. */
    private boolean anonymise(PersonalIdentifiers person, Erasure erasure, Consumer<Set<String>> others) {
        boolean changed = false;
        List<Document> named = named(person, "");
        while (!named.isEmpty()) {
            others.accept(named.stream()
                    .flatMap(order -> order.getList(OrderFields.CUSTOMER_REFS, String.class).stream())
                    .filter(name -> !person.all().contains(name))
                    .collect(Collectors.toSet()));
            List<UpdateOneModel<Document>> writes = writes(named, person, erasure);
            BulkWrites.perform(collection(), writes);
            changed |= !writes.isEmpty();
            named = named(person, named.getLast().getString("_id"));
        }
        return changed;
    }

    private List<Document> named(PersonalIdentifiers person, String after) {
        return collection()
                .find(and(in(OrderFields.CUSTOMER_REFS, person.all()), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(AT_ONCE)
                .into(new ArrayList<>());
    }

    /** Reads the owners after the orders: an order that changes in between is left to the next round. */
    private List<UpdateOneModel<Document>> writes(List<Document> named, PersonalIdentifiers person, Erasure erasure) {
        Set<String> own = Set.copyOf(orders.ownAmong(
                person, named.stream().map(order -> order.getString("_id")).toList()));
        return named.stream()
                .map(order -> {
                    if (order.getLong(OrderFields.VERSION) > erasure.version()) {
                        return withoutFormerNames(order, person);
                    }
                    return own.contains(order.getString("_id"))
                            ? anonymous(order, erasure)
                            : withoutNames(order, person);
                })
                .filter(changes -> !changes.update().isEmpty())
                .map(Change::write)
                .toList();
    }

    /** Returns the removal of identifiers from a newer order, which names the person no more or names a new customer. */
    private static Change withoutFormerNames(Document order, PersonalIdentifiers person) {
        List<String> names = order.getList(OrderFields.CUSTOMER_REFS, String.class).stream()
                .filter(person.all()::contains)
                .filter(name ->
                        !name.equals(order.get(OrderFields.CUSTOMER_ID)) && !name.equals(order.get(OrderFields.EMAIL)))
                .toList();
        return new Change(
                order,
                names.isEmpty()
                        ? new Document()
                        : new Document("$pullAll", new Document(OrderFields.CUSTOMER_REFS, names)));
    }

    /** Returns the removal of identifiers from an order that once named the person and now belongs to another customer. */
    private static Change withoutNames(Document order, PersonalIdentifiers person) {
        Document update = new Document();
        List<String> names = order.getList(OrderFields.CUSTOMER_REFS, String.class).stream()
                .filter(person.all()::contains)
                .filter(name -> !name.equals(order.getString(OrderFields.CUSTOMER_ID)))
                .toList();
        if (!names.isEmpty()) {
            update.append("$pullAll", new Document(OrderFields.CUSTOMER_REFS, names));
        }
        if (person.emails().contains(order.get(OrderFields.EMAIL, ""))) {
            update.append("$unset", new Document(OrderFields.EMAIL, ""));
        }
        return new Change(order, update);
    }

    private static Change anonymous(Document order, Erasure erasure) {
        List<Document> products = order.getList(OrderFields.PRODUCTS, Document.class, List.of());
        products.forEach(product -> product.remove(OrderFields.ATTRIBUTES));
        return new Change(
                order,
                new Document(
                                "$set",
                                new Document(OrderFields.CUSTOMER_ID, erasure.anonymousId())
                                        .append(OrderFields.CUSTOMER_REFS, List.of(erasure.anonymousId()))
                                        .append(OrderFields.PRODUCTS, products)
                                        .append(OrderFields.VERSION, erasure.version())
                                        .append(OrderFields.RECORD_VERSION, order.getLong(OrderFields.VERSION)))
                        .append("$unset", new Document(OrderFields.EMAIL, "").append(OrderFields.ATTRIBUTES, "")));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(OrderFields.COLLECTION);
    }

    /** Update of an order as it was read. */
    private record Change(Document order, Document update) {

        UpdateOneModel<Document> write() {
            return new UpdateOneModel<>(
                    and(eq("_id", order.getString("_id")), eq(OrderFields.VERSION, order.getLong(OrderFields.VERSION))),
                    update);
        }
    }
}
