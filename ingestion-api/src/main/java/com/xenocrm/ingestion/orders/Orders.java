package com.xenocrm.ingestion.orders;

import java.util.List;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.ingestion.reading.PageRequest;
import com.xenocrm.kit.web.Envelope;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** The orders, to be read. */
@Component
class Orders {

    private static final String FOUND = "Orders";

    private final MongoOperations mongo;

    Orders(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Envelope<List<OrderView>> page(PageRequest page, @Nullable String customerId) {
        return customerId == null ? all(page) : ofCustomer(page, customerId);
    }

    private Envelope<List<OrderView>> all(PageRequest page) {
        List<OrderView> found = mongo.find(page.of(new Criteria()), OrderView.class);
        return page.answer(FOUND, found, mongo.estimatedCount(OrderView.class), OrderView::id);
    }

    private Envelope<List<OrderView>> ofCustomer(PageRequest page, String customerId) {
        Criteria theirs = where(OrderFields.CUSTOMER_REF).in(referencesTo(customerId));
        List<OrderView> found = mongo.find(page.of(theirs), OrderView.class);
        return page.answer(FOUND, found, mongo.count(new Query(theirs), OrderView.class), OrderView::id);
    }

    /** An order names its customer by identifier or by email; orders may come before their customer. */
    private List<String> referencesTo(String customerId) {
        Query customer = new Query(new Criteria()
                .orOperator(
                        where("_id").is(customerId),
                        where(CustomerFields.CUSTOMER_ID).is(customerId)));
        Document known = mongo.findOne(customer, Document.class, Collections.CUSTOMERS);
        return known == null
                ? List.of(customerId)
                : Stream.of(
                                customerId,
                                known.getString("_id"),
                                known.getString(CustomerFields.CUSTOMER_ID),
                                known.getString(CustomerFields.EMAIL))
                        .filter(reference -> reference != null)
                        .distinct()
                        .toList();
    }
}
