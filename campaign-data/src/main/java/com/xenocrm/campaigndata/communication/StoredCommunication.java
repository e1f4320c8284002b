package com.xenocrm.campaigndata.communication;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/** Writes a communication into its log entry, and reads it. */
final class StoredCommunication {

    private StoredCommunication() {}

    static void write(Communication communication, Document entry) {
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

    static Communication read(Document entry) {
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
