package com.xenocrm.customerdata.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** Reads customers' orders according to {@link OrderOwnership}. */
public final class CustomerOrders {

    private static final int BATCH_SIZE = 10_000;

    private final MongoOperations mongo;
    private final CustomerIdentities identities;

    public CustomerOrders(MongoOperations mongo) {
        this.mongo = mongo;
        this.identities = new CustomerIdentities(mongo);
    }

    /** Returns the orders that name a customer by one of these identifiers, or once did. */
    public List<StoredOrder> naming(Set<String> identifiers) {
        return find(in(OrderFields.CUSTOMER_REFS, identifiers));
    }

    /** Returns all identifiers in orders that name a customer by one of these, or once did. */
    public Set<String> namedWith(Set<String> identifiers) {
        Set<String> named = new HashSet<>();
        if (!identifiers.isEmpty()) {
            collection()
                    .find(in(OrderFields.CUSTOMER_REFS, identifiers))
                    .projection(include(OrderFields.CUSTOMER_REFS))
                    .batchSize(BATCH_SIZE)
                    .forEach(order -> named.addAll(new StoredOrder(order).identifiersEver()));
        }
        return named;
    }

    /** Returns the orders of each customer, by {@code _id}. */
    public Map<String, List<StoredOrder>> byOwner(Collection<CustomerIdentity> customers, List<StoredOrder> orders) {
        OrderOwnership ownership = OrderOwnership.among(customers, orders, identities);
        Map<String, List<StoredOrder>> byOwner = new HashMap<>();
        customers.forEach(customer -> byOwner.put(customer.id(), new ArrayList<>()));
        for (StoredOrder order : orders) {
            List<StoredOrder> owned = byOwner.get(ownership.ownerOf(order));
            if (owned != null) {
                owned.add(order);
            }
        }
        return byOwner;
    }

    /** Returns the purchases of the customers in a period, by {@code _id}. */
    public Map<String, List<StoredOrder>> purchases(Instant from, Instant until, Collection<String> ids) {
        List<CustomerIdentity> customers = identities.byId(ids);
        Set<String> identifiers =
                customers.stream().flatMap(customer -> customer.all().stream()).collect(Collectors.toSet());
        List<StoredOrder> orders = find(and(
                in(OrderFields.CUSTOMER_REFS, identifiers),
                gte(OrderFields.ORDER_DATE, Date.from(from)),
                lt(OrderFields.ORDER_DATE, Date.from(until))));
        return byOwner(customers, orders.stream().filter(StoredOrder::counts).toList());
    }

    /**
     * Returns the ids of a customer's orders; empty if there is no such customer.
     *
     * @param identifier the shop's identifier or {@code _id}
     */
    Optional<List<String>> idsOf(String identifier) {
        return identities
                .named(identifier)
                .map(customer -> byOwner(List.of(customer), naming(customer.all())).values().stream()
                        .flatMap(List::stream)
                        .map(StoredOrder::id)
                        .toList());
    }

    /** Passes the orders that name a person and belong to no other customer, as stored, to the consumer. */
    public void each(PersonalIdentifiers person, Consumer<? super Document> orders) {
        collection().find(in("_id", idsOf(person))).sort(ascending("_id")).forEach(orders);
    }

    /** Returns the ids of the orders that name a person and belong to no other customer. */
    List<String> idsOf(PersonalIdentifiers person) {
        return own(person, naming(person.all()));
    }

    /** Returns which of these orders belong to no other customer than the person. */
    List<String> ownAmong(PersonalIdentifiers person, List<String> ids) {
        return own(person, find(in("_id", ids)));
    }

    private List<String> own(PersonalIdentifiers person, List<StoredOrder> orders) {
        List<String> emails =
                orders.stream().map(StoredOrder::email).filter(Objects::nonNull).toList();
        OrderOwnership ownership = OrderOwnership.among(identities.byEmail(emails), orders, identities);
        return orders.stream()
                .filter(order -> isOf(person, order, ownership))
                .map(StoredOrder::id)
                .toList();
    }

    /** Returns the addresses that occur in a person's orders and in no others. */
    public Set<String> addresses(PersonalIdentifiers person) {
        Set<String> own = new HashSet<>(idsOf(person));
        Set<String> addresses = find(in("_id", own)).stream()
                .map(StoredOrder::email)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        addresses.removeIf(address -> isNamedElsewhere(address, own));
        return addresses;
    }

    /** Returns whether another order ever had this address. */
    private boolean isNamedElsewhere(String address, Set<String> own) {
        return collection()
                        .find(and(eq(OrderFields.CUSTOMER_REFS, address), nin("_id", own)))
                        .projection(include("_id"))
                        .limit(1)
                        .first()
                != null;
    }

    /** Returns whether orders that name this identifier belong to another customer. */
    public boolean isOthers(@Nullable String customerId, PersonalIdentifiers person) {
        return customerId != null
                && !person.ids().contains(customerId)
                && identities
                        .named(customerId)
                        .filter(customer -> !customer.id().equals(person.id()))
                        .isPresent();
    }

    /** Returns whether an order is the person's, even if somebody else got the address or identifier afterwards. */
    private static boolean isOf(PersonalIdentifiers person, StoredOrder order, OrderOwnership ownership) {
        if (order.customerId() != null && person.ids().contains(order.customerId())) {
            return true;
        }
        boolean isAtAddress = order.email() != null && person.emails().contains(order.email());
        String owner = isAtAddress ? ownership.identified(order) : ownership.ownerOf(order);
        return owner == null || owner.equals(person.id());
    }

    private List<StoredOrder> find(Bson filter) {
        return collection()
                .find(filter)
                .projection(StoredOrder.PROJECTION)
                .batchSize(BATCH_SIZE)
                .map(StoredOrder::new)
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(OrderFields.COLLECTION);
    }
}
