package com.xenocrm.campaigndata.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** Communications of one customer, found by their identifiers in each campaign. */
public final class CustomerCommunications {

    private static final int AT_ONCE = 1_000;

    private final MongoOperations mongo;

    public CustomerCommunications(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Passes the log entries of a customer, as stored, to the consumer. */
    public void each(String customerId, Consumer<? super Document> entries) {
        List<String> campaigns = campaignsAfter("");
        while (!campaigns.isEmpty()) {
            List<String> ids = campaigns.stream()
                    .map(campaign -> LogEntry.id(campaign, customerId))
                    .toList();
            collection(CollectionNames.COMMUNICATIONS)
                    .find(in("_id", ids))
                    .sort(ascending("_id"))
                    .forEach(entries);
            campaigns = campaignsAfter(campaigns.getLast());
        }
    }

    /** Passes the documents of the frequency cap about a customer, as stored, to the consumer. */
    public void eachInHistory(String customerId, Consumer<? super Document> history) {
        collection(CollectionNames.COMMUNICATION_HISTORY)
                .find(eq("_id", customerId))
                .forEach(history);
    }

    private List<String> campaignsAfter(String id) {
        return collection(CollectionNames.CAMPAIGNS)
                .find(gt("_id", id))
                .projection(include("_id"))
                .sort(ascending("_id"))
                .limit(AT_ONCE)
                .map(campaign -> campaign.getString("_id"))
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getCollection(name);
    }
}
