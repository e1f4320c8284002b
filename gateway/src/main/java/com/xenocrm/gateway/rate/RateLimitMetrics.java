package com.xenocrm.gateway.rate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts refused requests by limit. */
@Component
final class RateLimitMetrics {

    private final MeterRegistry meters;

    RateLimitMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Registers the counter of a limit, from zero. */
    void show(RateLimit limit) {
        counter(limit);
    }

    void add(RateLimit limit) {
        counter(limit).increment();
    }

    private Counter counter(RateLimit limit) {
        return Counter.builder("crm.rate.limit.refusals")
                .description("Requests that were too many")
                .tag("limit", limit.kind())
                .register(meters);
    }
}
