package com.xenocrm.campaigndata.communication;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
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
            write(communication, entry.append(CommunicationFields.STATUS, CommunicationStatus.PENDING.name()));
            return entry;
        }
        return entry.append(CommunicationFields.STATUS, CommunicationStatus.SUPPRESSED.name())
                .append(CommunicationFields.REASON, reason)
                .append(CommunicationFields.SETTLED_AT, Date.from(createdAt));
    }

    private static void write(Communication communication, Document entry) {
        entry.append(CommunicationFields.EMAIL, communication.email())
                .append(CommunicationFields.MESSAGE, communication.message())
                .append(CommunicationFields.UNSUBSCRIBE_URL, communication.unsubscribeUrl());
        ChannelContent content = communication.content();
        if (content != null) {
            entry.append(CommunicationFields.CHANNEL, content.channel().value())
                    .append(CommunicationFields.SUBJECT, content.subject())
                    .append(CommunicationFields.HTML, content.html())
                    .append(CommunicationFields.RECIPIENT_NAME, content.name())
                    .append(CommunicationFields.RECIPIENT_PHONE, content.phone());
        }
    }

    /** Returns the communication of a stored entry with a message. */
    static Communication communication(Document entry) {
        return new Communication(
                entry.getString("_id"),
                entry.getString(CommunicationFields.CAMPAIGN_ID),
                entry.getString(CommunicationFields.CUSTOMER_ID),
                entry.getString(CommunicationFields.EMAIL),
                entry.getString(CommunicationFields.MESSAGE),
                entry.getInteger(CommunicationFields.ATTEMPT, Communication.FIRST_ATTEMPT),
                entry.getString(CommunicationFields.UNSUBSCRIBE_URL),
                content(entry));
    }

    private static @Nullable ChannelContent content(Document entry) {
        String channel = entry.getString(CommunicationFields.CHANNEL);
        return channel == null
                ? null
                : new ChannelContent(
                        Channel.of(channel).orElseThrow(),
                        entry.getString(CommunicationFields.SUBJECT),
                        entry.getString(CommunicationFields.HTML),
                        entry.getString(CommunicationFields.RECIPIENT_NAME),
                        entry.getString(CommunicationFields.RECIPIENT_PHONE));
    }
}
