package com.xenocrm.ingestion.receipts;

import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts receipts whose status is not an outcome; a status outside the list counts as {@code other}. */
@Component
class IgnoredReceiptMetrics {

    private static final Set<String> STATUSES = Set.of(
            "accepted",
            "queued",
            "scheduled",
            "processed",
            "deferred",
            "delayed",
            "open",
            "opened",
            "click",
            "clicked",
            "unsubscribe",
            "unsubscribed");

    private final MeterRegistry meters;

    IgnoredReceiptMetrics(MeterRegistry meters) {
        this.meters = meters;
        count("other", 0);
    }

    void count(String status) {
        count(STATUSES.contains(status) ? status : "other", 1);
    }

    private void count(String status, int receipts) {
        Counter.builder("crm.receipts.ignored")
                .description("Receipts whose status is not an outcome")
                .tag("status", status)
                .register(meters)
                .increment(receipts);
    }
}
