package com.xenocrm.order;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.OrderFields;
import com.xenocrm.contracts.OrderReceived.Order;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

/** The orders' documents: one per order id, the newer record wins. */
class Orders {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoOperations mongo;

    Orders(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Upserts every record by order id, unless a newer one was recorded before. The same again changes nothing. */
    void record(List<Order> orders) {
        List<Order> collided = write(orders, new UpdateOptions().upsert(true));
        if (!collided.isEmpty()) {
            // The order is there: either newer, and then nothing happens, or inserted by somebody else just now.
            write(collided, new UpdateOptions());
        }
    }

    private List<Order> write(List<Order> orders, UpdateOptions options) {
        List<WriteModel<Document>> updates = new ArrayList<>(orders.size());
        for (Order order : orders) {
            updates.add(new UpdateOneModel<>(
                    and(eq("_id", order.orderId()), lte(OrderFields.VERSION, order.version())),
                    OrderUpdate.of(order),
                    options));
        }
        try {
            collection().bulkWrite(updates, UNORDERED);
            return List.of();
        } catch (MongoBulkWriteException e) {
            List<Order> collided = new ArrayList<>();
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                collided.add(orders.get(error.getIndex()));
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            return collided;
        }
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(Collections.ORDERS);
    }
}
