package com.xenocrm.campaigndata.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** A campaign's audience, some at a time. */
public final class Recipients {

    private static final int AT_ONCE = 1_000;

    private final MongoOperations mongo;

    /** Reads communications; writes nothing. */
    public Recipients(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Everybody, in lists of up to a thousand, which are read as they are asked for. */
    public Stream<List<Recipient>> lists(String campaignId) {
        return Stream.iterate(
                after(campaignId + ":", campaignId),
                list -> !list.isEmpty(),
                list -> after(campaignId + ":" + list.getLast().customerId(), campaignId));
    }

    /** The semicolon is the character after the colon: the end of all ids that begin with the campaign's. */
    private List<Recipient> after(String id, String campaignId) {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .find(and(gt("_id", id), lt("_id", campaignId + ";")))
                .sort(ascending("_id"))
                .limit(AT_ONCE)
                .batchSize(AT_ONCE)
                .projection(include(
                        CommunicationFields.CUSTOMER_ID,
                        CommunicationFields.STATUS,
                        CommunicationFields.REASON,
                        CommunicationFields.CREATED_AT,
                        CommunicationFields.SETTLED_AT))
                .map(Recipient::of)
                .into(new ArrayList<>());
    }
}
