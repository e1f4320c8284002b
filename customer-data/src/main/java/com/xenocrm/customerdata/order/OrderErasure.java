package com.xenocrm.customerdata.order;

import java.util.List;
import java.util.Objects;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.Erasure;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.pullAll;
import static com.mongodb.client.model.Updates.unset;

/** Anonymises the orders that are not newer than the erasure; returns true, as nothing is left. */
public final class OrderErasure {

    private static final int MOST_ROUNDS = 10;

    private final MongoOperations mongo;
    private final CustomerOrders orders;

    public OrderErasure(MongoOperations mongo) {
        this.mongo = mongo;
        this.orders = new CustomerOrders(mongo);
    }

    /** Anonymises the orders that are not newer than the erasure; nothing is left then. Older records change nothing later. */
    public boolean erase(Erasure erasure) {
        PersonalIdentifiers person = Objects.requireNonNull(erasure.person());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<String> ids = orders.idsOf(person);
            boolean unchanged = true;
            for (Document order : collection().find(and(in("_id", ids), lte(OrderFields.VERSION, erasure.version())))) {
                anonymise(order, erasure);
                unchanged = false;
            }
            if (unchanged) {
                removeFromOthers(person, erasure);
                return true;
            }
        }
        throw new IllegalStateException("Orders change faster than they can be anonymised");
    }

    /** Removes the identifiers from orders that once named the person and now belong to another customer. */
    private void removeFromOthers(PersonalIdentifiers person, Erasure erasure) {
        List<String> identifiers = List.copyOf(person.all());
        collection()
                .updateMany(
                        and(in(OrderFields.CUSTOMER_REFS, identifiers), lte(OrderFields.VERSION, erasure.version())),
                        pullAll(OrderFields.CUSTOMER_REFS, identifiers));
        collection()
                .updateMany(
                        and(in(OrderFields.EMAIL, person.emails()), lte(OrderFields.VERSION, erasure.version())),
                        unset(OrderFields.EMAIL));
    }

    private void anonymise(Document order, Erasure erasure) {
        List<Document> products = order.getList(OrderFields.PRODUCTS, Document.class, List.of());
        products.forEach(product -> product.remove(OrderFields.ATTRIBUTES));
        collection()
                .updateOne(
                        and(
                                eq("_id", order.getString("_id")),
                                eq(OrderFields.VERSION, order.getLong(OrderFields.VERSION))),
                        new Document(
                                        "$set",
                                        new Document(OrderFields.CUSTOMER_ID, erasure.anonymousId())
                                                .append(OrderFields.CUSTOMER_REFS, List.of(erasure.anonymousId()))
                                                .append(OrderFields.PRODUCTS, products)
                                                .append(OrderFields.VERSION, erasure.version()))
                                .append(
                                        "$unset",
                                        new Document(OrderFields.EMAIL, "").append(OrderFields.ATTRIBUTES, "")));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(OrderFields.COLLECTION);
    }
}
