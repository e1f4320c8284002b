package com.xenocrm.campaigndata.communication;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

/**
 * Transitions by receipts, all conditional: PENDING to SENT, to FAILED, or to PENDING at the next attempt; FAILED to SENT,
 * never back; the reason {@code no_receipt} of a failure is replaced by that of a late receipt. So repeated, late and
 * reordered receipts end in the same state.
 */
public class ReceiptTransitions {

    private final MongoOperations mongo;
    private final Predicate<Receipt> retried;
    private final Clock clock;

    /** @param retried whether another attempt follows a failure */
    public ReceiptTransitions(MongoOperations mongo, Predicate<Receipt> retried, Clock clock) {
        this.mongo = mongo;
        this.retried = retried;
        this.clock = clock;
    }

    /**
     * Applies all receipts in one bulk write, and corrections of failed communications in a second one when some receipts
     * matched nothing pending. A receipt for an unknown communication changes nothing.
     */
    public Changes apply(List<Receipt> receipts) {
        int applied = BulkWrites.perform(
                        collection(), receipts.stream().map(this::transition).toList())
                .changed();
        int corrected = applied == receipts.size()
                ? 0
                : BulkWrites.perform(
                                collection(),
                                receipts.stream()
                                        .map(ReceiptTransitions::correction)
                                        .toList())
                        .changed();
        return new Changes(applied, corrected);
    }

    /** Returns the current entries of the receipts' communications; unknown ones are absent. */
    public Map<String, Entry> entries(List<Receipt> receipts) {
        Set<String> ids = new HashSet<>();
        receipts.forEach(receipt -> ids.add(receipt.communicationId()));
        Map<String, Entry> entries = new HashMap<>();
        collection()
                .find(in("_id", ids))
                .projection(include(
                        CommunicationFields.CAMPAIGN_ID,
                        CommunicationFields.PAGE,
                        CommunicationFields.STATUS,
                        CommunicationFields.ATTEMPT,
                        CommunicationFields.CREATED_AT,
                        CommunicationFields.REQUESTED_AT))
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
                        new Document("$set", retried.test(receipt) ? toBeTriedAgain(receipt) : settled(receipt)));
        };
    }

    /** Corrects a failed communication: to SENT, or from an unknown reason to a known one. */
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

    /** Matches unless a later attempt is recorded; a receipt without an attempt is about the current one. */
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
     * Result of applying receipts.
     *
     * @param applied pending communications that were settled or moved to their next attempt
     * @param corrected failed communications that were corrected
     */
    public record Changes(int applied, int corrected) {}

    /**
     * Current state of a communication.
     *
     * @param attempt the current one, or the one that settled it
     * @param createdAt null if it is not recorded
     * @param requestedAt time of the request for the attempt; null for the first
     */
    public record Entry(
            PageId page,
            CommunicationStatus status,
            int attempt,
            @Nullable Instant createdAt,
            @Nullable Instant requestedAt) {

        private static Entry of(Document entry) {
            return new Entry(
                    new PageId(
                            entry.getString(CommunicationFields.CAMPAIGN_ID),
                            entry.getInteger(CommunicationFields.PAGE)),
                    CommunicationStatus.valueOf(entry.getString(CommunicationFields.STATUS)),
                    entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT),
                    instant(entry, CommunicationFields.CREATED_AT),
                    instant(entry, CommunicationFields.REQUESTED_AT));
        }

        private static @Nullable Instant instant(Document entry, String field) {
            Date time = entry.getDate(field);
            return time == null ? null : time.toInstant();
        }

        /** Returns the receipt with a time that is not before the request for its attempt. */
        public Receipt notBeforeRequest(Receipt receipt) {
            boolean earlier = receipt.attempt() != null && receipt.attempt() < attempt;
            Instant requested = requestedAt == null || earlier ? createdAt : requestedAt;
            return requested == null || !receipt.occurredAt().isBefore(requested) ? receipt : receipt.at(requested);
        }

        /** True while this attempt awaits its receipt. */
        public boolean awaits(int attempted) {
            return status == CommunicationStatus.PENDING && attempt == attempted;
        }
    }
}
