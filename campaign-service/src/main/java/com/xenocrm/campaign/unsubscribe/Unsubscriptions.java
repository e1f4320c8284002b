package com.xenocrm.campaign.unsubscribe;

import java.util.Optional;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.suppression.Suppressions;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

/** Recipients who want no more messages. */
@Component
class Unsubscriptions {

    private final MongoOperations mongo;
    private final Suppressions suppressions;

    Unsubscriptions(MongoOperations mongo, Suppressions suppressions) {
        this.mongo = mongo;
        this.suppressions = suppressions;
    }

    /** Suppresses the address that this communication went to, for good; false when there is no such communication. */
    boolean of(String communicationId) {
        Optional<String> email = Optional.ofNullable(mongo.getCollection(CollectionNames.COMMUNICATIONS)
                        .find(eq("_id", communicationId))
                        .projection(include(CommunicationFields.EMAIL))
                        .first())
                .map((Document entry) -> entry.getString(CommunicationFields.EMAIL));
        email.ifPresent(address -> suppressions.unsubscribe(address, communicationId));
        return email.isPresent();
    }
}
