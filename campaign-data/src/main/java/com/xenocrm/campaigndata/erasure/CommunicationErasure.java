package com.xenocrm.campaigndata.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaigndata.communication.CommunicationFields;
import com.xenocrm.campaigndata.communication.CommunicationStatus;
import com.xenocrm.campaigndata.communication.LogEntry;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.contracts.CollectionNames;
import com.xenocrm.kit.mongo.BulkWrites;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

/**
 * Erases a person from the communication log. Entries keep their status, so that no tally changes; pending ones are
 * suppressed.
 */
public final class CommunicationErasure {

    private static final String ERASED = "erased";

    /** Page of a renamed entry, until the page was recounted. */
    private static final String RENAMED_ON_PAGE = "renamed_on_page";

    private static final List<String> PERSONAL = List.of(
            CommunicationFields.EMAIL,
            CommunicationFields.MESSAGE,
            CommunicationFields.SUBJECT,
            CommunicationFields.HTML,
            CommunicationFields.RECIPIENT_NAME,
            CommunicationFields.RECIPIENT_PHONE,
            CommunicationFields.UNSUBSCRIBE_URL,
            CommunicationFields.VENDOR_MESSAGE_ID,
            CommunicationFields.ENGAGEMENTS);

    private final MongoOperations mongo;
    private final CustomerCommunications communications;

    public CommunicationErasure(MongoOperations mongo) {
        this.mongo = mongo;
        this.communications = new CustomerCommunications(mongo);
    }

    /** Removes address and text from the entries of a customer of before this time, and returns their pages. */
    public List<PageId> removeContent(String customerId, Instant before, Instant now) {
        List<PageId> pages = new ArrayList<>();
        communications.each(customerId, entry -> {
            if (!entry.getDate(CommunicationFields.CREATED_AT).toInstant().isBefore(before)) {
                return;
            }
            Bson id = eq("_id", entry.getString("_id"));
            collection()
                    .updateOne(
                            and(id, eq(CommunicationFields.STATUS, CommunicationStatus.PENDING.name())),
                            combine(
                                    set(CommunicationFields.STATUS, CommunicationStatus.SUPPRESSED.name()),
                                    set(CommunicationFields.REASON, ERASED),
                                    set(CommunicationFields.SETTLED_AT, Date.from(now))));
            collection()
                    .updateOne(
                            id,
                            combine(PERSONAL.stream().map(field -> unset(field)).toList()));
            pages.add(new PageId(
                    entry.getString(CommunicationFields.CAMPAIGN_ID), entry.getInteger(CommunicationFields.PAGE)));
        });
        return pages;
    }

    /**
     * Replaces the customer in a customer's entry of a campaign by another identifier; idempotent. The entry counts for
     * no page until {@link #countRenamed}, since a copy that counts beside its original would settle the page too early.
     */
    public void rename(String campaignId, String customerId, String anonymousId) {
        Bson old = eq("_id", LogEntry.id(campaignId, customerId));
        Document entry = collection().find(old).first();
        if (entry != null) {
            PERSONAL.forEach(entry::remove);
            entry.append("_id", LogEntry.id(campaignId, anonymousId))
                    .append(CommunicationFields.CUSTOMER_ID, anonymousId)
                    .append(RENAMED_ON_PAGE, entry.remove(CommunicationFields.PAGE));
            BulkWrites.insertOnce(collection(), entry);
            collection().deleteOne(old);
        }
    }

    /** Counts the renamed entries for their pages again, and returns the pages, which are then to be recounted. */
    public List<PageId> countRenamed(String anonymousId) {
        List<PageId> pages = new ArrayList<>();
        communications.each(anonymousId, entry -> {
            Integer page = entry.getInteger(RENAMED_ON_PAGE);
            if (page != null) {
                collection().updateOne(eq("_id", entry.getString("_id")), set(CommunicationFields.PAGE, page));
                pages.add(new PageId(entry.getString(CommunicationFields.CAMPAIGN_ID), page));
            }
        });
        return pages;
    }

    /** Ends the renaming of entries whose pages were recounted. */
    public void endRenaming(List<PageId> recounted, String anonymousId) {
        List<String> ids = recounted.stream()
                .map(page -> LogEntry.id(page.campaignId(), anonymousId))
                .toList();
        collection().updateMany(in("_id", ids), unset(RENAMED_ON_PAGE));
    }

    /** Returns whether each of these customers has an entry of a campaign. */
    public boolean haveEntries(String campaignId, List<String> customerIds) {
        List<String> ids =
                customerIds.stream().map(id -> LogEntry.id(campaignId, id)).toList();
        return collection().countDocuments(in("_id", ids)) == ids.size();
    }

    /** Deletes the entries of customers who are on no page of the campaign under these identifiers any more. */
    public void discard(String campaignId, List<String> customerIds) {
        collection()
                .deleteMany(in(
                        "_id",
                        customerIds.stream()
                                .map(id -> LogEntry.id(campaignId, id))
                                .toList()));
    }

    /** Deletes the history that the frequency cap keeps about a customer. */
    public void removeHistory(String customerId) {
        mongo.getCollection(CollectionNames.COMMUNICATION_HISTORY).deleteOne(eq("_id", customerId));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(CollectionNames.COMMUNICATIONS);
    }
}
