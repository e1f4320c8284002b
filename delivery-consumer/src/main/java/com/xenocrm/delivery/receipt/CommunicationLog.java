package com.xenocrm.delivery.receipt;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.delivery.tally.AudiencePage;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

/**
 * The log's side of receipts: conditional transitions only. PENDING becomes SENT, FAILED, or PENDING at the next
 * attempt; FAILED becomes SENT, never the other way round, and FAILED for want of a receipt takes the reason of the receipt
 * that comes after all. So repeated, late and shuffled receipts end in the same
 * state.
 */
class CommunicationLog {

    private final MongoOperations mongo;
    private final Retries retries;
    private final Clock clock;

    CommunicationLog(MongoOperations mongo, Retries retries, Clock clock) {
        this.mongo = mongo;
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * One bulk write for all receipts, and a second one for corrections when there were some that met nothing pending;
     * a receipt for an unknown communication changes nothing.
     */
    Changes apply(List<Receipt> receipts) {
        int applied = BulkWrites.perform(
                        collection(), receipts.stream().map(this::transition).toList())
                .changed();
        int corrected = applied == receipts.size()
                ? 0
                : BulkWrites.perform(
                                collection(),
                                receipts.stream()
                                        .map(CommunicationLog::correction)
                                        .toList())
                        .changed();
        return new Changes(applied, corrected);
    }

    /** Those of the receipts' communications that are in the log, as they are now. */
    Map<String, Entry> entries(List<Receipt> receipts) {
        Set<String> ids = new HashSet<>();
        receipts.forEach(receipt -> ids.add(receipt.communicationId()));
        Map<String, Entry> entries = new HashMap<>();
        collection()
                .find(in("_id", ids))
                .projection(include(
                        CommunicationFields.CAMPAIGN_ID,
                        CommunicationFields.PAGE,
                        CommunicationFields.STATUS,
                        CommunicationFields.ATTEMPT))
                .forEach(entry -> entries.put(entry.getString("_id"), Entry.of(entry)));
        return entries;
    }

    private WriteModel<Document> transition(Receipt receipt) {
        Bson pending = eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name());
        return switch (receipt.status()) {
            case SENT -> sent(receipt, pending);
            case FAILED ->
                new UpdateOneModel<>(
                        and(inTime(receipt), pending),
                        new Document("$set", retries.follow(receipt) ? toBeTriedAgain(receipt) : settled(receipt)));
        };
    }

    /** Of what has failed already: that it was sent after all, or why it was not, where nobody knew. */
    private static WriteModel<Document> correction(Receipt receipt) {
        Bson failed = eq(CommunicationFields.STATUS, CommunicationStatus.FAILED.name());
        return switch (receipt.status()) {
            case SENT -> sent(receipt, failed);
            case FAILED ->
                new UpdateOneModel<>(
                        and(inTime(receipt), failed, eq(CommunicationFields.REASON, CommunicationFields.NO_RECEIPT)),
                        new Document("$set", settled(receipt)));
        };
    }

    private static WriteModel<Document> sent(Receipt receipt, Bson from) {
        return new UpdateOneModel<>(
                and(eq("_id", receipt.communicationId()), from),
                new Document("$set", settled(receipt)).append("$unset", new Document(CommunicationFields.REASON, "")));
    }

    /** A failure counts until a later attempt is known of; it is about the one under way, when it does not say. */
    private static Bson inTime(Receipt receipt) {
        Bson id = eq("_id", receipt.communicationId());
        return receipt.attempt() == null
                ? id
                : and(
                        id,
                        or(
                                exists(CommunicationFields.ATTEMPT, false),
                                lte(CommunicationFields.ATTEMPT, receipt.attempt())));
    }

    private Document toBeTriedAgain(Receipt receipt) {
        return said(receipt)
                .append(CommunicationFields.ATTEMPT, Objects.requireNonNull(receipt.attempt()) + 1)
                .append(CommunicationFields.REQUESTED_AT, Date.from(clock.instant()));
    }

    private static Document settled(Receipt receipt) {
        return said(receipt)
                .append(CommunicationFields.STATUS, receipt.status().name())
                .append(CommunicationFields.SETTLED_AT, Date.from(receipt.occurredAt()));
    }

    private static Document said(Receipt receipt) {
        Document said = new Document();
        if (receipt.vendorMessageId() != null) {
            said.append(CommunicationFields.VENDOR_MESSAGE_ID, receipt.vendorMessageId());
        }
        if (receipt.attempt() != null) {
            said.append(CommunicationFields.ATTEMPT, receipt.attempt());
        }
        return switch (receipt.status()) {
            case SENT -> said;
            case FAILED ->
                said.append(CommunicationFields.REASON, Objects.requireNonNullElse(receipt.reason(), "unspecified"));
        };
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }

    /**
     * What receipts have changed.
     *
     * @param applied settled what was pending, or took it to its next attempt
     * @param corrected what had failed already
     */
    record Changes(int applied, int corrected) {}

    /**
     * One communication as it is now.
     *
     * @param attempt the one that is under way, or that settled it
     */
    record Entry(AudiencePage page, CommunicationStatus status, int attempt) {

        private static Entry of(Document entry) {
            return new Entry(
                    new AudiencePage(
                            entry.getString(CommunicationFields.CAMPAIGN_ID),
                            entry.getInteger(CommunicationFields.PAGE)),
                    CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS)),
                    entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT));
        }

        /** True while this attempt is under way. */
        boolean awaits(int attempted) {
            return status == CommunicationStatus.PENDING && attempt == attempted;
        }
    }
}
