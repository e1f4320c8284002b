package com.xenocrm.ingestion.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Metrics of received records by kind; repeated ones count again. */
@Component
public final class IntakeMetrics {

    private final MeterRegistry meters;

    public IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (RowKind kind : RowKind.values()) {
            accepted(kind, 0);
            rejected(kind, 0);
        }
    }

    /** Counts records that the broker has confirmed. */
    public void accepted(RowKind kind, int records) {
        counter(kind, "accepted").increment(records);
    }

    /** Counts invalid rows. */
    public void rejected(RowKind kind, int rows) {
        counter(kind, "rejected").increment(rows);
    }

    private Counter counter(RowKind kind, String outcome) {
        return Counter.builder("crm.ingest.records")
                .description("Records that came in by HTTP or in files")
                .tag("kind", kind.plural())
                .tag("outcome", outcome)
                .register(meters);
    }
}
