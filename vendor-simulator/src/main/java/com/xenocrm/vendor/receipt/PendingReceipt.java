package com.xenocrm.vendor.receipt;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Receipt to be posted; the campaign is not included in the request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingReceipt(
        @JsonIgnore String campaignId,
        String communicationId,
        String status,
        @Nullable String reason,
        @JsonProperty("vendor_message_id") String vendorMessageId,
        @JsonProperty("occurred_at") Instant occurredAt,
        int attempt) {}
