package com.xenocrm.customerdata.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.customer.CustomerFields;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

/**
 * Erases customers that were stored again after their erasure, by a process that had compared the record with the
 * erasures before and stood still until they were done.
 */
public final class RestoredCustomers {

    private static final int MOST_ROUNDS = 100;

    private final MongoOperations mongo;

    public RestoredCustomers(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Erases the documents that these records created; what newer records contain remains as a new customer. Returns
     * the addresses of those.
     *
     * @param outdated records with the versions of their persons' erasures
     */
    public List<String> erase(Map<Customer, Long> outdated) {
        List<String> remaining = new ArrayList<>();
        outdated.forEach((record, version) -> {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Optional<Document> created = createdBy(record);
                if (created.isEmpty()) {
                    return;
                }
                Document stored = created.get();
                Optional<Document> rest = NewerPart.of(stored, version);
                if (isWritten(stored, rest)) {
                    rest.ifPresent(customer -> remaining.add(customer.getString(CustomerFields.EMAIL)));
                }
            }
            throw new IllegalStateException("The customer changes faster than the document can be erased");
        });
        return remaining;
    }

    private Optional<Document> createdBy(Customer record) {
        return collection()
                .find(or(
                        eq(CustomerFields.EMAIL, record.email()),
                        in("_id", CustomerRecords.identifiers(record)),
                        in(CustomerFields.CUSTOMER_ID, CustomerRecords.identifiers(record))))
                .into(new ArrayList<>())
                .stream()
                .filter(stored -> NewerPart.isCreatedBy(stored, record.version()))
                .findFirst();
    }

    private boolean isWritten(Document stored, Optional<Document> rest) {
        return rest.map(customer -> collection()
                                .replaceOne(NewerPart.unchanged(stored), customer)
                                .getMatchedCount()
                        == 1)
                .orElseGet(() ->
                        collection().deleteOne(NewerPart.unchanged(stored)).getDeletedCount() == 1);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CustomerFields.COLLECTION);
    }
}
