package com.xenocrm.delivery;

import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.Collections;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.contracts.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

/**
 * The log's side of receipts: conditional transitions only. PENDING becomes SENT or FAILED; FAILED becomes SENT, never
 * the other way round. So repeated, late and shuffled receipts end in the same state.
 */
class CommunicationLog {

    private final MongoOperations mongo;

    CommunicationLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** One bulk write for all receipts; a receipt for an unknown communication changes nothing. */
    void apply(List<Receipt> receipts) {
        List<WriteModel<Document>> transitions =
                receipts.stream().map(CommunicationLog::transition).toList();
        BulkWrites.perform(collection(), transitions);
    }

    /** Which of the receipts' communications are in the log, and the pages that they are on. */
    Touched touchedBy(List<Receipt> receipts) {
        Set<String> ids = new HashSet<>();
        receipts.forEach(receipt -> ids.add(receipt.communicationId()));
        Set<String> known = new HashSet<>();
        Set<AudiencePage> pages = new HashSet<>();
        collection()
                .find(in("_id", ids))
                .projection(include(CommunicationFields.CAMPAIGN_ID, CommunicationFields.PAGE))
                .forEach(entry -> {
                    known.add(entry.getString("_id"));
                    pages.add(new AudiencePage(
                            entry.getString(CommunicationFields.CAMPAIGN_ID),
                            entry.getInteger(CommunicationFields.PAGE)));
                });
        return new Touched(known, pages);
    }

    private static WriteModel<Document> transition(Receipt receipt) {
        Document set = new Document(CommunicationFields.STATUS, receipt.status().name())
                .append(CommunicationFields.SETTLED_AT, Date.from(receipt.occurredAt()));
        if (receipt.vendorMessageId() != null) {
            set.append(CommunicationFields.VENDOR_MESSAGE_ID, receipt.vendorMessageId());
        }
        return switch (receipt.status()) {
            case SENT ->
                new UpdateOneModel<>(
                        and(
                                eq("_id", receipt.communicationId()),
                                in(
                                        CommunicationFields.STATUS,
                                        CommunicationStatus.PENDING.name(),
                                        CommunicationStatus.FAILED.name())),
                        new Document("$set", set).append("$unset", new Document(CommunicationFields.REASON, "")));
            case FAILED ->
                new UpdateOneModel<>(
                        and(
                                eq("_id", receipt.communicationId()),
                                eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name())),
                        new Document("$set", set.append(CommunicationFields.REASON, reason(receipt))));
        };
    }

    private static String reason(Receipt receipt) {
        return receipt.reason() == null ? "unspecified" : receipt.reason();
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(Collections.COMMUNICATIONS);
    }

    /** What a batch of receipts was about. */
    record Touched(Set<String> communicationIds, Set<AudiencePage> pages) {}
}
