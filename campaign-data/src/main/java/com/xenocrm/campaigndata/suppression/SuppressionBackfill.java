package com.xenocrm.campaigndata.suppression;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.suppression.Suppression.Person;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

/** Assigns suppressions to customers: the recipient of the communication, or else the customer at the address. */
final class SuppressionBackfill {

    private static final int AT_ONCE = 1_000;

    private SuppressionBackfill() {}

    static void run(MongoOperations mongo) {
        MongoCollection<Document> collection = mongo.getCollection(CollectionNames.SUPPRESSIONS);
        SuppressedCustomers customers = new SuppressedCustomers(new CustomerIdentities(mongo));
        List<Suppression> batch = unassigned(collection, null);
        while (!batch.isEmpty()) {
            List<UpdateOneModel<Document>> ofCustomers = new ArrayList<>();
            List<UpdateOneModel<Document>> ofAddresses = new ArrayList<>();
            for (Suppression suppression : customers.assign(batch)) {
                Person person = suppression.person();
                if (person != null) {
                    ofCustomers.add(SuppressionWrites.person(suppression, person));
                    ofAddresses.add(SuppressionWrites.assigned(suppression.email(), person));
                }
            }
            BulkWrites.perform(collection, ofCustomers);
            BulkWrites.perform(collection, ofAddresses);
            batch = unassigned(collection, batch.getLast().email());
        }
    }

    private static List<Suppression> unassigned(MongoCollection<Document> collection, @Nullable String after) {
        return collection
                .find(and(
                        after == null ? empty() : gt("_id", after),
                        SuppressionWrites.ofAddress(),
                        SuppressionWrites.unassigned()))
                .sort(ascending("_id"))
                .limit(AT_ONCE)
                .map(Suppression::of)
                .into(new ArrayList<>());
    }
}
