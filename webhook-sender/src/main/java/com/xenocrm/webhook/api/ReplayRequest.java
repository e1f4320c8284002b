package com.xenocrm.webhook.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import com.xenocrm.kit.time.StorableTimes;
import com.xenocrm.kit.web.Refusal;

/**
 * Request to deliver failed events again.
 *
 * @param since time from which events are delivered
 */
record ReplayRequest(@Nullable String since) {

    Instant time() {
        try {
            Instant time = OffsetDateTime.parse(since == null ? "" : since).toInstant();
            if (!StorableTimes.include(time)) {
                throw Refusal.invalid("since", StorableTimes.REQUIRED);
            }
            return time;
        } catch (DateTimeException _) {
            throw Refusal.invalid("since", "must be an ISO time with its offset, such as 2026-01-31T10:00:00Z");
        }
    }
}
