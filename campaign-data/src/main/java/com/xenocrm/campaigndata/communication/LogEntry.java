package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/**
 * New entry of the communication log: pending, or suppressed with a reason.
 *
 * @param communication null if suppressed
 */
public record LogEntry(
        String campaignId,
        String customerId,
        int page,
        @Nullable Communication communication,
        @Nullable String reason,
        Instant createdAt) {

    /** Creates the entry of a customer who is not written to. */
    public static LogEntry suppressed(
            String campaignId, String customerId, int page, String reason, Instant createdAt) {
        return new LogEntry(campaignId, customerId, page, null, reason, createdAt);
    }

    /** Returns the {@code _id} of a communication. */
    public static String id(String campaignId, String customerId) {
        return campaignId + ":" + customerId;
    }

    /** Returns the customer of a communication; relies on campaign ids without colons. */
    public static String customerId(String communicationId) {
        return communicationId.substring(communicationId.indexOf(':') + 1);
    }

    /** Returns a suppressed entry for the same customer. */
    public LogEntry suppressed(String why) {
        return suppressed(campaignId, customerId, page, why, createdAt);
    }

    public String id() {
        return id(campaignId, customerId);
    }

    Document document() {
        Document entry = new Document(CommunicationFields.CAMPAIGN_ID, campaignId)
                .append(CommunicationFields.CUSTOMER_ID, customerId)
                .append(CommunicationFields.PAGE, page)
                .append(CommunicationFields.CREATED_AT, Date.from(createdAt));
        if (communication != null) {
            StoredCommunication.write(
                    communication, entry.append(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()));
            return entry;
        }
        return entry.append(CommunicationFields.STATUS, CommunicationStatus.SUPPRESSED.name())
                .append(CommunicationFields.REASON, reason)
                .append(CommunicationFields.SETTLED_AT, Date.from(createdAt));
    }
}
