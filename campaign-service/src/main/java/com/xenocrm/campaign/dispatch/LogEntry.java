package com.xenocrm.campaign.dispatch;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.CommunicationFields;
import com.xenocrm.contracts.CommunicationStatus;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/**
 * The first version of a communication's log entry: to be sent, or suppressed for a reason.
 *
 * @param communication what is to be sent; null when it is suppressed
 */
record LogEntry(
        String campaignId,
        String customerId,
        int page,
        @Nullable Communication communication,
        @Nullable String reason,
        Instant createdAt) {

    static LogEntry suppressed(String campaignId, String customerId, int page, String reason, Instant createdAt) {
        return new LogEntry(campaignId, customerId, page, null, reason, createdAt);
    }

    static String id(String campaignId, String customerId) {
        return campaignId + ":" + customerId;
    }

    /** The same recipient gets nothing. */
    LogEntry suppressed(String why) {
        return suppressed(campaignId, customerId, page, why, createdAt);
    }

    String id() {
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
