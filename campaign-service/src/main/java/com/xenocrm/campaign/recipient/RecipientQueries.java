package com.xenocrm.campaign.recipient;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.paging.PageRequest;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Reads the communication log for the API. */
@Component
class RecipientQueries {

    private final MongoOperations mongo;

    RecipientQueries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns a customer's entries of a page, newest first; one more than its limit if another page follows. */
    List<Document> ofCustomer(String customerId, PageRequest page) {
        return mongo.find(
                page.newestFirst(where(CommunicationFields.CUSTOMER_ID).is(customerId), CommunicationFields.CREATED_AT),
                Document.class,
                CollectionNames.COMMUNICATIONS);
    }

    /**
     * Returns a campaign's entries in the order of customers. The semicolon is the character after the colon: upper end
     * of the range of the campaign's ids.
     */
    List<Document> entries(String campaignId, @Nullable String afterCustomerId, RecipientFilter filter, int limit) {
        List<Bson> query = new ArrayList<>(List.of(
                gt("_id", campaignId + ":" + Objects.requireNonNullElse(afterCustomerId, "")),
                lt("_id", campaignId + ";")));
        if (filter.status() != null) {
            query.add(eq(CommunicationFields.STATUS, filter.status().name()));
        }
        if (filter.reason() != null) {
            query.add(eq(CommunicationFields.REASON, filter.reason()));
        }
        return mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .find(and(query))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }
}
