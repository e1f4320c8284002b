package com.xenocrm.customerdata.statistics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;

import com.xenocrm.customerdata.customer.CustomerFields;
import com.xenocrm.customerdata.customer.CustomerIdentity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;

/**
 * Customers with our fencing token, as read after setting it. A consumer that replaced the token writes the statistics
 * itself; other customers named in their orders must still be recomputed here.
 */
final class FencedCustomers {

    /** Batch size of reads: one round trip for the customers of a batch of messages. */
    static final int READ_AT_ONCE = 10_000;

    private static final String ID = "_id";

    private final MongoCollection<Document> customers;
    private final String token;
    private final Map<String, Document> byId = new LinkedHashMap<>();
    private final Map<String, String> idByEmail = new HashMap<>();
    private final Map<String, String> idByCustomerId = new HashMap<>();

    FencedCustomers(MongoCollection<Document> customers, String token) {
        this.customers = customers;
        this.token = token;
    }

    /** Sets the token on the customers with one of these emails, identifiers or {@code _id}s, and reads them. */
    FencedCustomers put(Set<String> names, Set<String> exceptIds) {
        fence(CustomerFields.EMAIL, those(names, FencedCustomers::isEmail), exceptIds);
        fence(
                CustomerFields.CUSTOMER_ID,
                those(names, name -> !isEmail(name) && !idByCustomerId.containsKey(name)),
                exceptIds);
        fence(ID, those(names, name -> !isEmail(name) && !byId.containsKey(name)), exceptIds);
        return this;
    }

    String token() {
        return token;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Collection<Document> all() {
        return byId.values();
    }

    /** Returns all identifiers by which an order may belong to one of the customers, or may have belonged. */
    Set<String> identifiersEver() {
        Set<String> names = new HashSet<>();
        byId.values().forEach(customer -> names.addAll(identifiersEver(customer)));
        return names;
    }

    /** Returns all current and former identifiers of a customer, and the email. */
    static Set<String> identifiersEver(Document customer) {
        Set<String> names =
                new HashSet<>(customer.getList(CustomerFields.FORMER_CUSTOMER_IDS, String.class, List.of()));
        Stream.of(ID, CustomerFields.EMAIL, CustomerFields.CUSTOMER_ID)
                .map(customer::getString)
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    /** Returns whether a customer outside this set could have the identifier. */
    boolean maybeElsewhere(String name) {
        return isEmail(name)
                ? !idByEmail.containsKey(name)
                : !(idByCustomerId.containsKey(name) && byId.containsKey(name));
    }

    List<CustomerIdentity> identities() {
        return byId.values().stream().map(CustomerIdentity::of).toList();
    }

    private void fence(String field, Set<String> names, Set<String> exceptIds) {
        if (names.isEmpty()) {
            return;
        }
        Bson named = exceptIds.isEmpty() ? in(field, names) : and(in(field, names), nin(ID, exceptIds));
        customers.updateMany(named, set(CustomerFields.STATISTICS_FENCE, token));
        customers
                .find(named)
                .projection(include(
                        CustomerFields.EMAIL,
                        CustomerFields.CUSTOMER_ID,
                        CustomerFields.FORMER_CUSTOMER_IDS,
                        CustomerFields.REPORTED))
                .batchSize(READ_AT_ONCE)
                .forEach(customer -> byId.put(customer.getString(ID), customer));
        readNames();
    }

    /** Rebuilds the indexes after a read, as customers' identifiers may have changed since the previous one. */
    private void readNames() {
        idByEmail.clear();
        idByCustomerId.clear();
        byId.forEach((id, customer) -> {
            idByEmail.put(customer.getString(CustomerFields.EMAIL), id);
            String customerId = customer.getString(CustomerFields.CUSTOMER_ID);
            if (customerId != null) {
                idByCustomerId.put(customerId, id);
            }
        });
    }

    private static Set<String> those(Set<String> names, Predicate<String> wanted) {
        return names.stream().filter(wanted).collect(Collectors.toSet());
    }

    private static boolean isEmail(String name) {
        return name.contains("@");
    }
}
