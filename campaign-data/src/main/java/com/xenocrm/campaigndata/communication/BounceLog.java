package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.outcome.BounceType;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

/** Hard bounces, objections and later successes in the communication log; they do not change the status of the communication. */
@Component
public class BounceLog {

    private final MongoOperations mongo;

    public BounceLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Records the first complaints and unsubscriptions. */
    public void objected(Collection<Receipt> receipts) {
        write(receipts.stream()
                .map(receipt -> {
                    String field = BounceType.of(receipt.reason()) == BounceType.COMPLAINT
                            ? CommunicationFields.COMPLAINED_AT
                            : CommunicationFields.UNSUBSCRIBED_AT;
                    return new UpdateOneModel<Document>(
                            and(eq("_id", receipt.communicationId()), exists(field, false)),
                            set(field, Date.from(receipt.occurredAt())));
                })
                .toList());
    }

    /** Records the latest bounce of each communication. */
    public void bounced(List<Outcome> bounces) {
        write(bounces.stream()
                .flatMap(bounce -> Stream.of(
                        bounce.latest(CommunicationFields.BOUNCED_ATTEMPT, CommunicationFields.BOUNCED_AT),
                        new UpdateOneModel<Document>(
                                eq("_id", bounce.communicationId()),
                                max(
                                        CommunicationFields.LAST_BOUNCED_AT,
                                        Date.from(bounce.at().at())))))
                .toList());
    }

    /** Records the latest soft bounce of each e-mail. */
    public void softBounced(List<Outcome> bounces) {
        write(bounces.stream()
                .map(bounce ->
                        bounce.latest(CommunicationFields.SOFT_BOUNCED_ATTEMPT, CommunicationFields.SOFT_BOUNCED_AT))
                .toList());
    }

    /** Records the latest soft bounce of each e-mail that counts against its address. */
    public void addressBounced(List<Outcome> bounces) {
        write(bounces.stream()
                .map(bounce -> new UpdateOneModel<Document>(
                        eq("_id", bounce.communicationId()),
                        max(
                                CommunicationFields.ADDRESS_BOUNCED_AT,
                                Date.from(bounce.at().at()))))
                .toList());
    }

    /** Returns the ids of the e-mails to these customers that bounced against their address from this time on, by address. */
    public Map<String, Set<String>> addressBounces(Collection<String> customerIds, Instant from) {
        Map<String, Set<String>> found = new HashMap<>();
        mongo.getCollection(CollectionNames.COMMUNICATIONS)
                .find(and(
                        in(CommunicationFields.CUSTOMER_ID, customerIds),
                        gte(CommunicationFields.ADDRESS_BOUNCED_AT, Date.from(from))))
                .projection(include(CommunicationFields.EMAIL))
                .forEach(entry -> found.computeIfAbsent(entry.get(CommunicationFields.EMAIL, ""), _ -> new HashSet<>())
                        .add(entry.getString("_id")));
        return found;
    }

    /** Records the latest success of each communication that was sent before. */
    public void succeeded(List<Outcome> successes) {
        write(successes.stream()
                .map(success -> success.latest(CommunicationFields.SUCCEEDED_ATTEMPT, CommunicationFields.SUCCEEDED_AT))
                .toList());
    }

    private void write(List<UpdateOneModel<Document>> writes) {
        BulkWrites.perform(mongo.getCollection(CollectionNames.COMMUNICATIONS), writes);
    }

    /** Bounce or success of a communication. */
    public record Outcome(String communicationId, AttemptTime at) {

        private UpdateOneModel<Document> latest(String attemptField, String timeField) {
            return new UpdateOneModel<>(
                    and(eq("_id", communicationId), at.isLaterThan(attemptField, timeField)),
                    at.write(attemptField, timeField));
        }
    }
}
