package com.xenocrm.vendor.delivery;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A receipt as it is posted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwedReceipt(
        String communicationId,
        String status,
        @Nullable String reason,
        @JsonProperty("vendor_message_id") String vendorMessageId,
        @JsonProperty("occurred_at") Instant occurredAt,
        int attempt) {}
