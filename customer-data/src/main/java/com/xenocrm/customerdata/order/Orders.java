package com.xenocrm.customerdata.order;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import com.xenocrm.kit.paging.Cursor;
import com.xenocrm.kit.paging.PageRequest;
import com.xenocrm.kit.web.Envelope;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Reads orders for the API. */
@Component
public class Orders {

    private static final String FOUND = "Orders";

    private final MongoOperations mongo;
    private final CustomerOrders customerOrders;

    public Orders(MongoOperations mongo) {
        this.mongo = mongo;
        this.customerOrders = new CustomerOrders(mongo);
    }

    public Envelope<List<OrderView>> page(PageRequest page, @Nullable String customerId) {
        return customerId == null ? all(page) : ofCustomer(page, customerId);
    }

    private Envelope<List<OrderView>> all(PageRequest page) {
        List<OrderView> found = mongo.find(page.byId(new Criteria()), OrderView.class);
        return page.answer(
                FOUND, found, mongo.estimatedCount(OrderView.class), each -> Cursor.of(each.id()), Function.identity());
    }

    /** Returns a customer's orders, including orders of a customer who is not stored yet. */
    private Envelope<List<OrderView>> ofCustomer(PageRequest page, String customerId) {
        Criteria theirs = customerOrders
                .idsOf(customerId)
                .map(ids -> where("_id").in(ids))
                .orElseGet(() -> where(OrderFields.CUSTOMER_REFS)
                        .is(customerId)
                        .and(OrderFields.CUSTOMER_ID)
                        .is(customerId));
        List<OrderView> found = mongo.find(page.byId(theirs), OrderView.class);
        return page.answer(
                FOUND,
                found,
                mongo.count(new Query(theirs), OrderView.class),
                each -> Cursor.of(each.id()),
                Function.identity());
    }
}
