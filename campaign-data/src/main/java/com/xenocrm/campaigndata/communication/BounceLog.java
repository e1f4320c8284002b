package com.xenocrm.campaigndata.communication;

import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** Hard bounces and complaints in the communication log; they do not change the status of the communication. */
@Component
public class BounceLog {

    private final MongoOperations mongo;

    public BounceLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Records the first bounce of each attempt and the first complaint; the receipts name their attempts. */
    public void add(List<Receipt> receipts) {
        BulkWrites.perform(
                mongo.getCollection(CollectionNames.COMMUNICATIONS),
                receipts.stream()
                        .map(receipt -> switch (BounceType.of(receipt.reason())) {
                            case HARD -> bounce(receipt, Objects.requireNonNull(receipt.attempt()));
                            case COMPLAINT -> complaint(receipt);
                            case SOFT -> throw new IllegalArgumentException("A soft bounce is not recorded");
                        })
                        .toList());
    }

    private static UpdateOneModel<Document> bounce(Receipt receipt, int attempt) {
        return new UpdateOneModel<>(
                and(
                        eq("_id", receipt.communicationId()),
                        or(
                                exists(CommunicationFields.BOUNCED_ATTEMPT, false),
                                lt(CommunicationFields.BOUNCED_ATTEMPT, attempt))),
                combine(
                        set(CommunicationFields.BOUNCED_AT, Date.from(receipt.occurredAt())),
                        set(CommunicationFields.BOUNCED_ATTEMPT, attempt)));
    }

    private static UpdateOneModel<Document> complaint(Receipt receipt) {
        return new UpdateOneModel<>(
                and(eq("_id", receipt.communicationId()), exists(CommunicationFields.COMPLAINED_AT, false)),
                set(CommunicationFields.COMPLAINED_AT, Date.from(receipt.occurredAt())));
    }
}
