package com.xenocrm.campaigndata.suppression;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.suppression.Suppression.Person;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.kit.event.DueEvents;
import com.xenocrm.kit.migration.Migration;
import com.xenocrm.kit.migration.Migrations;
import com.xenocrm.kit.mongo.BulkWrites;
import com.xenocrm.kit.mongo.CollectionIndex;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

/** Declares the migrations of suppressions. */
@Configuration(proxyBeanMethods = false)
public class SuppressionMigrations {

    private static final int AT_ONCE = 1_000;

    @Bean
    Migrations suppressionMigrations() {
        return Migrations.of(
                // Deletes suppressions after their end.
                Migration.index(
                        "suppressions-0001-end",
                        CollectionIndex.on(CollectionNames.SUPPRESSIONS, Suppression.UNTIL)
                                .asExpiring()),
                Migration.index(
                        "suppressions-0002-customer",
                        CollectionIndex.on(CollectionNames.SUPPRESSIONS, Suppression.CUSTOMER_ID)
                                .asSparse()),
                new Migration(
                        "suppressions-0003-assign-customers",
                        "assigns suppressions to the customers who had the addresses",
                        SuppressionMigrations::assignCustomers),
                new Migration(
                        "suppressions-0004-erased-texts",
                        "replaces the texts of users in suppressions of erased persons",
                        mongo -> ErasedSuppressions.removeTexts(mongo.getCollection(CollectionNames.SUPPRESSIONS))),
                // Repeated for customers who came to the addresses before customer-consumer assigned them.
                new Migration(
                        "suppressions-0005-assign-newcomers",
                        "assigns suppressions to the customers who have come to the addresses",
                        SuppressionMigrations::assignCustomers),
                Migration.index("suppressions-0006-events-due", DueEvents.index(CollectionNames.SUPPRESSIONS)));
    }

    /** Assigns suppressions to the recipient of the communication, or else to the customer at the address. */
    private static void assignCustomers(MongoOperations mongo) {
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
