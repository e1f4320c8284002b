package com.xenocrm.gateway.rate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts who was turned away, by the limit that they met; for operators. */
@Component
final class Refusals {

    private final MeterRegistry meters;

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows this limit's refusals, from none on. */
    void show(Limit limit) {
        counter(limit);
    }

    void add(Limit limit) {
        counter(limit).increment();
    }

    private Counter counter(Limit limit) {
        return Counter.builder("crm.rate.limit.refusals")
                .description("Requests that were too many")
                .tag("limit", limit.kind())
                .register(meters);
    }
}
