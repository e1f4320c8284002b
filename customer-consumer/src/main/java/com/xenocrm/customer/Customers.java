package com.xenocrm.customer;

import java.util.List;
import java.util.function.Consumer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CustomerFields;
import com.xenocrm.contracts.CustomerReceived.Customer;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

/** The customers' documents: one per normalised email, the newer record wins. */
class Customers {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoOperations mongo;
    private final Consumer<Customer> conflicts;

    /** @param conflicts takes a record whose identifier and email belong to two different customers */
    Customers(MongoOperations mongo, Consumer<Customer> conflicts) {
        this.mongo = mongo;
        this.conflicts = conflicts;
    }

    /** Upserts every record by email, unless a newer one was recorded before. The same again changes nothing. */
    void record(List<Customer> customers) {
        List<WriteModel<Document>> upserts =
                customers.stream().map(Customers::upsert).toList();
        try {
            collection().bulkWrite(upserts, UNORDERED);
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                settle(customers.get(error.getIndex()));
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }

    private static WriteModel<Document> upsert(Customer customer) {
        Bson older = and(eq(CustomerFields.EMAIL, customer.email()), lte(CustomerFields.VERSION, customer.version()));
        return new UpdateOneModel<>(older, CustomerUpdate.of(customer), UPSERT);
    }

    /**
     * An upsert met a document with the same email or identifier: a newer record, one that another consumer has just
     * inserted, or the same customer under a new email.
     */
    private void settle(Customer customer) {
        Bson sameEmail = eq(CustomerFields.EMAIL, customer.email());
        Bson same = collection().countDocuments(sameEmail) > 0 || customer.customerId() == null
                ? sameEmail
                : or(eq("_id", customer.customerId()), eq(CustomerFields.CUSTOMER_ID, customer.customerId()));
        try {
            collection()
                    .updateOne(
                            and(same, lte(CustomerFields.VERSION, customer.version())),
                            CustomerUpdate.ofExisting(customer));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            conflicts.accept(customer);
        }
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(Collections.CUSTOMERS);
    }
}
