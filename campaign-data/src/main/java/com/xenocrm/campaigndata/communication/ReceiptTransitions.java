package com.xenocrm.campaigndata.communication;

import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.exclude;

/**
 * Transitions by receipts, as conditional updates: PENDING to SENT, FAILED, SUPPRESSED or IN_DOUBT, or to the next
 * attempt; FAILED to SENT, never back; IN_DOUBT to SENT or FAILED; SUPPRESSED to SENT if it had been published. The outcome
 * of a late receipt replaces a failure with the reason {@code no_receipt}. Repeated, late and reordered receipts lead to the same state.
 */
public class ReceiptTransitions {

    private final MongoOperations mongo;
    private final Predicate<Receipt> retried;
    private final Clock clock;

    /** Creates the transitions.
     * @param retried returns whether another attempt follows a failure */
    public ReceiptTransitions(MongoOperations mongo, Predicate<Receipt> retried, Clock clock) {
        this.mongo = mongo;
        this.retried = retried;
        this.clock = clock;
    }

    /**
     * Applies receipts in one bulk write. If some match no pending communication, a second bulk write corrects settled
     * ones. Receipts for unknown communications change nothing.
     */
    public Changes apply(List<Receipt> receipts) {
        int applied = BulkWrites.perform(
                        collection(), receipts.stream().map(this::transition).toList())
                .changed();
        int corrected = applied == receipts.size()
                ? 0
                : BulkWrites.perform(
                                collection(),
                                receipts.stream().map(this::correction).toList())
                        .changed();
        return new Changes(applied, corrected);
    }

    /** Returns the current states of the given communications; unknown ones are absent. */
    public Map<String, CommunicationState> states(Collection<String> communicationIds) {
        Map<String, CommunicationState> states = new HashMap<>();
        collection()
                .find(in("_id", new HashSet<>(communicationIds)))
                .projection(exclude(
                        CommunicationFields.MESSAGE, CommunicationFields.HTML, CommunicationFields.UNSUBSCRIBE_URL))
                .map(CommunicationState::of)
                .forEach(state -> states.put(state.id(), state));
        return states;
    }

    private WriteModel<Document> transition(Receipt receipt) {
        Bson pending = status(CommunicationStatus.PENDING);
        return switch (receipt.status()) {
            case SENT -> sent(receipt, pending);
            case FAILED, SUPPRESSED, IN_DOUBT ->
                new UpdateOneModel<>(
                        and(inTime(receipt), pending),
                        new Document("$set", retried.test(receipt) ? nextAttempt(receipt) : settled(receipt)));
        };
    }

    /**
     * Corrects a settled communication: to SENT, or from an unknown outcome or reason to a known one. A success also
     * corrects a suppressed communication with a message, which may have been published before.
     */
    private WriteModel<Document> correction(Receipt receipt) {
        Bson noReceipt =
                and(status(CommunicationStatus.FAILED), eq(CommunicationFields.REASON, CommunicationFields.NO_RECEIPT));
        return switch (receipt.status()) {
            case SENT ->
                sent(
                        receipt,
                        or(
                                status(CommunicationStatus.FAILED),
                                status(CommunicationStatus.IN_DOUBT),
                                and(status(CommunicationStatus.SUPPRESSED), exists(CommunicationFields.MESSAGE))));
            case FAILED ->
                new UpdateOneModel<>(
                        and(inTime(receipt), or(noReceipt, status(CommunicationStatus.IN_DOUBT))),
                        new Document("$set", settled(receipt)));
            case SUPPRESSED, IN_DOUBT ->
                new UpdateOneModel<>(and(inTime(receipt), noReceipt), new Document("$set", settled(receipt)));
        };
    }

    private static Bson status(CommunicationStatus status) {
        return eq(CommunicationFields.STATUS, status.name());
    }

    private static WriteModel<Document> sent(Receipt receipt, Bson from) {
        return new UpdateOneModel<>(
                and(eq("_id", receipt.communicationId()), from),
                new Document("$set", settled(receipt)).append("$unset", new Document(CommunicationFields.REASON, "")));
    }

    /** Matches communications without a later attempt; a receipt without an attempt is about the current one. */
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

    private Document nextAttempt(Receipt receipt) {
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
            case FAILED, SUPPRESSED, IN_DOUBT ->
                said.append(CommunicationFields.REASON, Objects.requireNonNullElse(receipt.reason(), "unspecified"));
        };
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }

    /**
     * Result of applying receipts.
     *
     * @param applied pending communications that were settled or moved to their next attempt
     * @param corrected settled communications that were corrected
     */
    public record Changes(int applied, int corrected) {}
}
