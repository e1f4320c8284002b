package com.xenocrm.campaign.recipient;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.CommunicationFields;

/**
 * Recipient in answers of the API.
 *
 * @param clickedLinks numbers of the links that the recipient followed
 */
record RecipientView(
        @JsonProperty("_id") String id,
        @JsonProperty("customer_id") String customerId,
        @Nullable String email,
        @Nullable String message,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,

        String status,
        @Nullable String reason,
        @Nullable Integer attempt,
        @JsonProperty("vendor_message_id") @Nullable String vendorMessageId,
        Instant createdAt,
        @Nullable Instant settledAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("bounced_at") @Nullable
        Instant bouncedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("soft_bounced_at") @Nullable
        Instant softBouncedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("complained_at") @Nullable
        Instant complainedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("unsubscribed_at") @Nullable
        Instant unsubscribedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("opened_at") @Nullable
        Instant openedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("clicked_at") @Nullable
        Instant clickedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("clicked_links") @Nullable
        List<Integer> clickedLinks) {

    static RecipientView of(Document entry) {
        return new RecipientView(
                entry.getString("_id"),
                entry.getString(CommunicationFields.CUSTOMER_ID),
                entry.getString(CommunicationFields.EMAIL),
                entry.getString(CommunicationFields.MESSAGE),
                entry.getString(CommunicationFields.CHANNEL),
                entry.getString(CommunicationFields.SUBJECT),
                entry.getString(CommunicationFields.STATUS),
                entry.getString(CommunicationFields.REASON),
                entry.getInteger(CommunicationFields.ATTEMPT),
                entry.getString(CommunicationFields.VENDOR_MESSAGE_ID),
                entry.getDate(CommunicationFields.CREATED_AT).toInstant(),
                instant(entry, CommunicationFields.SETTLED_AT),
                instant(entry, CommunicationFields.BOUNCED_AT),
                instant(entry, CommunicationFields.SOFT_BOUNCED_AT),
                instant(entry, CommunicationFields.COMPLAINED_AT),
                instant(entry, CommunicationFields.UNSUBSCRIBED_AT),
                instant(entry, CommunicationFields.OPENED_AT),
                instant(entry, CommunicationFields.CLICKED_AT),
                entry.getList(CommunicationFields.CLICKED_LINKS, Integer.class));
    }

    private static @Nullable Instant instant(Document entry, String field) {
        Date time = entry.getDate(field);
        return time == null ? null : time.toInstant();
    }
}
