package com.xenocrm.kit.breaker;

import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Metrics of circuit breakers. */
public final class BreakerMetrics {

    private BreakerMetrics() {}

    /** Registers a gauge that is 1 while the breaker rejects calls to the callee, 0 otherwise. */
    public static void show(MeterRegistry registry, String callee, BooleanSupplier open) {
        Gauge.builder("crm.circuit.breaker.open", () -> open.getAsBoolean() ? 1 : 0)
                .description("1 while calls are not let through, since too many have failed")
                .tag("callee", callee)
                .strongReference(true)
                .register(registry);
    }
}
