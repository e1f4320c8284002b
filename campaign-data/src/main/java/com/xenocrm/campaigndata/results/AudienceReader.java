package com.xenocrm.campaigndata.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationLog;
import com.xenocrm.contracts.CollectionNames;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** Reader of a campaign's audience. */
public final class AudienceReader {

    private static final int AT_ONCE = 1_000;

    private static final List<String> FIELDS = Stream.of(
                    List.of(CommunicationFields.CUSTOMER_ID, CommunicationFields.CREATED_AT),
                    CommunicationLog.COUNTED,
                    Reaction.FIELDS)
            .flatMap(List::stream)
            .toList();

    private final MongoOperations mongo;

    /** Creates the reader; it reads communications and writes nothing. */
    public AudienceReader(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the whole audience in lists of at most a thousand, each read on demand. */
    public Stream<List<Recipient>> lists(String campaignId) {
        return Stream.iterate(
                after(campaignId + ":", campaignId),
                list -> !list.isEmpty(),
                list -> after(campaignId + ":" + list.getLast().customerId(), campaignId));
    }

    /**
     * Returns the next recipients. The semicolon is the character after the colon: upper end of the range of the
     * campaign's ids.
     */
    private List<Recipient> after(String id, String campaignId) {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .find(and(gt("_id", id), lt("_id", campaignId + ";")))
                .sort(ascending("_id"))
                .limit(AT_ONCE)
                .batchSize(AT_ONCE)
                .projection(include(FIELDS))
                .map(Recipient::of)
                .into(new ArrayList<>());
    }
}
