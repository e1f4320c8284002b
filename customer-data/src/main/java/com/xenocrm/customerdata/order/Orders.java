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

/** The orders, to be read. */
@Component
public class Orders {

    private static final String FOUND = "Orders";

    private final MongoOperations mongo;

    public Orders(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Envelope<List<OrderView>> page(PageRequest page, @Nullable String customerId) {
        return customerId == null ? all(page) : ofCustomer(page, customerId);
    }

    private Envelope<List<OrderView>> all(PageRequest page) {
        List<OrderView> found = mongo.find(page.byId(new Criteria()), OrderView.class);
        return page.answer(
                FOUND, found, mongo.estimatedCount(OrderView.class), each -> Cursor.of(each.id()), Function.identity());
    }

    private Envelope<List<OrderView>> ofCustomer(PageRequest page, String customerId) {
        Criteria theirs = new OrdersOfCustomer(mongo).of(customerId);
        List<OrderView> found = mongo.find(page.byId(theirs), OrderView.class);
        return page.answer(
                FOUND,
                found,
                mongo.count(new Query(theirs), OrderView.class),
                each -> Cursor.of(each.id()),
                Function.identity());
    }
}
