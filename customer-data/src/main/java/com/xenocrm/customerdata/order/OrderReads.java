package com.xenocrm.customerdata.order;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
public class OrderReads {

    private static final String FOUND = "Orders";

    private final MongoOperations mongo;
    private final CustomerOrders customerOrders;
    private final OrderCustomers orderCustomers;

    public OrderReads(MongoOperations mongo) {
        this.mongo = mongo;
        this.customerOrders = new CustomerOrders(mongo);
        this.orderCustomers = new OrderCustomers(mongo);
    }

    /**
     * Returns a customer's orders, including orders of a customer who is not stored yet; all orders without a customer.
     *
     * @param newest whether to return the newest orders, without a next page
     * @param withCustomer whether to add the customer of each order
     */
    public Envelope<List<ListedOrder>> page(
            PageRequest page, boolean newest, boolean withCustomer, @Nullable String customerId) {
        Criteria criteria = customerId == null ? new Criteria() : ofCustomer(customerId);
        Query query = newest ? page.newest(criteria, OrderFields.ORDER_DATE) : page.byId(criteria);
        List<OrderView> found = mongo.find(query, OrderView.class);
        long total = customerId == null
                ? mongo.estimatedCount(OrderView.class)
                : mongo.count(new Query(criteria), OrderView.class);
        Map<String, OrderCustomer> customers = withCustomer ? orderCustomers.of(found) : Map.of();
        return page.answer(
                FOUND,
                found,
                total,
                order -> Cursor.of(order.id()),
                order -> new ListedOrder(order, customers.get(order.id())));
    }

    private Criteria ofCustomer(String customerId) {
        return customerOrders
                .idsOf(customerId)
                .map(ids -> where("_id").in(ids))
                .orElseGet(() -> where(OrderFields.CUSTOMER_REFS)
                        .is(customerId)
                        .and(OrderFields.CUSTOMER_ID)
                        .is(customerId));
    }

    /**
     * Order in a list.
     *
     * @param customer customer of the order; null if there is none, or if it was not asked for
     */
    public record ListedOrder(
            @JsonUnwrapped OrderView order, @Nullable OrderCustomer customer) {}

    /** Customer of an order in a list. */
    public record OrderCustomer(@JsonProperty("_id") String id, String name, String email) {}
}
