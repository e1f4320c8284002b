package com.xenocrm.campaigndata.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.results.Purchases.Purchase;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

/** The completed orders of many customers at once. Whose an order is, is settled as for the customers' statistics. */
final class CustomerOrders {

    private static final int AT_ONCE = 10_000;

    private final MongoOperations mongo;

    CustomerOrders(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** By customer, those from the first moment on, before the second; customers without any are left out. */
    Map<String, List<Purchase>> between(Instant from, Instant until, Collection<String> customerIds) {
        Names names = new Names(customers(customerIds));
        List<Document> orders = orders(from, until, names.all());
        Set<String> others = names.ofOthers(orders);
        Map<String, List<Purchase>> purchases = new HashMap<>();
        for (Document order : orders) {
            String owner = names.owner(order, others);
            if (owner != null) {
                purchases.computeIfAbsent(owner, _ -> new ArrayList<>()).add(purchase(order));
            }
        }
        return purchases;
    }

    private static Purchase purchase(Document order) {
        return new Purchase(
                order.getDate(OrderFields.ORDER_DATE).toInstant(),
                amount(order, OrderFields.TOTAL_PRICE).subtract(amount(order, OrderFields.REFUNDED_AMOUNT)));
    }

    private static BigDecimal amount(Document order, String field) {
        return order.get(field, Decimal128.POSITIVE_ZERO).bigDecimalValue();
    }

    private List<Document> customers(Collection<String> ids) {
        return mongo.getCollection(CollectionNames.CUSTOMERS)
                .find(in("_id", ids))
                .projection(include(CustomerFields.EMAIL, CustomerFields.CUSTOMER_ID))
                .batchSize(AT_ONCE)
                .into(new ArrayList<>());
    }

    private List<Document> orders(Instant from, Instant until, Set<String> names) {
        return mongo.getCollection(CollectionNames.ORDERS)
                .find(and(
                        in(OrderFields.CUSTOMER_REFS, names),
                        eq(OrderFields.STATUS, "completed"),
                        gte(OrderFields.ORDER_DATE, Date.from(from)),
                        lt(OrderFields.ORDER_DATE, Date.from(until))))
                .projection(include(
                        OrderFields.CUSTOMER_ID,
                        OrderFields.EMAIL,
                        OrderFields.TOTAL_PRICE,
                        OrderFields.REFUNDED_AMOUNT,
                        OrderFields.ORDER_DATE))
                .batchSize(AT_ONCE)
                .into(new ArrayList<>());
    }

    /** By what names orders call these customers. */
    private final class Names {

        private final Set<String> ids = new HashSet<>();
        private final Map<String, String> byCustomerId = new HashMap<>();
        private final Map<String, String> byEmail = new HashMap<>();

        Names(List<Document> customers) {
            for (Document customer : customers) {
                String id = customer.getString("_id");
                ids.add(id);
                byEmail.put(customer.getString(CustomerFields.EMAIL), id);
                String customerId = customer.getString(CustomerFields.CUSTOMER_ID);
                if (customerId != null) {
                    byCustomerId.put(customerId, id);
                }
            }
        }

        Set<String> all() {
            Set<String> all = new HashSet<>(ids);
            all.addAll(byCustomerId.keySet());
            all.addAll(byEmail.keySet());
            return all;
        }

        /** The identifiers in these orders that belong to customers who are not among these. */
        Set<String> ofOthers(List<Document> orders) {
            Set<String> unknown = new HashSet<>();
            orders.stream()
                    .map(order -> order.getString(OrderFields.CUSTOMER_ID))
                    .filter(Objects::nonNull)
                    .filter(id -> !byCustomerId.containsKey(id) && !ids.contains(id))
                    .forEach(unknown::add);
            Set<String> others = new HashSet<>();
            if (!unknown.isEmpty()) {
                mongo.getCollection(CollectionNames.CUSTOMERS)
                        .find(or(in(CustomerFields.CUSTOMER_ID, unknown), in("_id", unknown)))
                        .projection(include(CustomerFields.CUSTOMER_ID))
                        .forEach(other -> Stream.of("_id", CustomerFields.CUSTOMER_ID)
                                .map(other::getString)
                                .filter(Objects::nonNull)
                                .forEach(others::add));
            }
            return others;
        }

        /** An identifier goes before the email, and the shop's before ours. */
        @Nullable
        String owner(Document order, Set<String> others) {
            String customerId = order.getString(OrderFields.CUSTOMER_ID);
            if (customerId != null) {
                String identified = byCustomerId.get(customerId);
                if (identified != null) {
                    return identified;
                }
                if (ids.contains(customerId)) {
                    return customerId;
                }
                if (others.contains(customerId)) {
                    return null;
                }
            }
            return byEmail.get(order.getString(OrderFields.EMAIL));
        }
    }
}
