package com.xenocrm.campaign.retry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationRequested.Communication;
import com.xenocrm.contracts.CommunicationStatus;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

/** The communication log as retries see it. */
@Component
class RetryLog {

    private final MongoOperations mongo;

    RetryLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Those of these communications that are pending, as they were first written, at the attempt that is due. */
    List<Pending> pending(Collection<String> ids) {
        return collection()
                .find(and(in("_id", ids), eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name())))
                .map(Pending::of)
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(Collections.COMMUNICATIONS);
    }

    /**
     * A communication that waits for its next attempt.
     *
     * @param reason why the last one failed
     */
    record Pending(Communication communication, @Nullable String reason) {

        private static Pending of(Document entry) {
            return new Pending(
                    new Communication(
                            entry.getString("_id"),
                            entry.getString(CommunicationFields.CAMPAIGN_ID),
                            entry.getString(CommunicationFields.CUSTOMER_ID),
                            entry.getString(CommunicationFields.EMAIL),
                            entry.getString(CommunicationFields.MESSAGE),
                            entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT),
                            entry.getString(CommunicationFields.UNSUBSCRIBE_URL)),
                    entry.getString(CommunicationFields.REASON));
        }
    }
}
