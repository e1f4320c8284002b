package com.xenocrm.customerdata.order;

import java.util.ArrayList;
import java.util.List;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.CustomerIdentity;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Finds the orders of one customer: the same ones that count in its statistics. */
final class OrdersOfCustomer {

    private static final String ID = "_id";

    private final MongoOperations mongo;
    private final CustomerIdentities identities;

    OrdersOfCustomer(MongoOperations mongo) {
        this.mongo = mongo;
        this.identities = new CustomerIdentities(mongo);
    }

    /** @param id the shop's identifier or ours; also finds the orders that name a customer who is not stored yet */
    Criteria of(String id) {
        return identities
                .named(id)
                .map(this::of)
                .orElseGet(() -> where(OrderFields.CUSTOMER_REFS)
                        .is(id)
                        .and(OrderFields.CUSTOMER_ID)
                        .is(id));
    }

    private Criteria of(CustomerIdentity customer) {
        List<Document> orders = naming(customer);
        OrderOwnership ownership = OrderOwnership.among(
                List.of(customer), orders.stream().map(order -> order.getString(OrderFields.CUSTOMER_ID)), identities);
        return where(ID)
                .in(orders.stream()
                        .filter(order -> customer.id()
                                .equals(ownership.ownerOf(
                                        order.getString(OrderFields.CUSTOMER_ID), order.getString(OrderFields.EMAIL))))
                        .map(order -> order.getString(ID))
                        .toList());
    }

    private List<Document> naming(CustomerIdentity customer) {
        return mongo.getCollection(CollectionNames.ORDERS)
                .find(in(OrderFields.CUSTOMER_REFS, customer.all()))
                .projection(include(OrderFields.CUSTOMER_ID, OrderFields.EMAIL))
                .into(new ArrayList<>());
    }
}
