package com.xenocrm.campaigndata.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.results.Purchases.Purchase;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;
import com.xenocrm.customerdata.order.OrderOwnership;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

/** Reads the completed orders of many customers at once. */
final class CustomerOrders {

    private static final int AT_ONCE = 10_000;

    private final MongoOperations mongo;
    private final CustomerIdentities identities;

    CustomerOrders(MongoOperations mongo) {
        this.mongo = mongo;
        this.identities = new CustomerIdentities(mongo);
    }

    /** By customer, those from the first moment on, before the second; customers without any are left out. */
    Map<String, List<Purchase>> between(Instant from, Instant until, Collection<String> ids) {
        List<CustomerIdentity> customers = identities.byId(ids);
        Set<String> identifiers =
                customers.stream().flatMap(customer -> customer.all().stream()).collect(Collectors.toSet());
        List<Document> orders = orders(from, until, identifiers);
        OrderOwnership ownership = OrderOwnership.among(
                customers, orders.stream().map(order -> order.getString(OrderFields.CUSTOMER_ID)), identities);
        Map<String, List<Purchase>> purchases = new HashMap<>();
        for (Document order : orders) {
            String owner =
                    ownership.ownerOf(order.getString(OrderFields.CUSTOMER_ID), order.getString(OrderFields.EMAIL));
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
}
