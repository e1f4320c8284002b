package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/**
 * Entry of the communication log as it is inserted: pending, or suppressed with a reason.
 *
 * @param communication null when it is suppressed
 */
public record LogEntry(
        String campaignId,
        String customerId,
        int page,
        @Nullable Communication communication,
        @Nullable String reason,
        Instant createdAt) {

    /** Entry of a customer who gets nothing. */
    public static LogEntry suppressed(
            String campaignId, String customerId, int page, String reason, Instant createdAt) {
        return new LogEntry(campaignId, customerId, page, null, reason, createdAt);
    }

    /** The {@code _id} of a communication. */
    public static String id(String campaignId, String customerId) {
        return campaignId + ":" + customerId;
    }

    /** The customer of a communication; identifiers of campaigns have no colon. */
    public static String customerId(String communicationId) {
        return communicationId.substring(communicationId.indexOf(':') + 1);
    }

    /** The same customer gets nothing. */
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
            return entry.append(CommunicationFields.STATUS, CommunicationStatus.PENDING.name())
                    .append(CommunicationFields.EMAIL, communication.email())
                    .append(CommunicationFields.MESSAGE, communication.message())
                    .append(CommunicationFields.UNSUBSCRIBE_URL, communication.unsubscribeUrl());
        }
        return entry.append(CommunicationFields.STATUS, CommunicationStatus.SUPPRESSED.name())
                .append(CommunicationFields.REASON, reason)
                .append(CommunicationFields.SETTLED_AT, Date.from(createdAt));
    }
}
