package com.xenocrm.ai.model;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;

import com.xenocrm.kit.breaker.BreakerMetrics;

/** Metrics of calls, tokens and fallbacks to the built-in answers. */
final class ModelMetrics {

    private final MeterRegistry meters;

    ModelMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Registers the state of the circuit breaker. */
    void show(CircuitBreaker breaker) {
        BreakerMetrics.show(meters, breaker.getName(), () -> breaker.getState() == CircuitBreaker.State.OPEN);
    }

    void called(String task, String outcome, Duration took) {
        meters.counter("ai.model.calls", "task", task, "outcome", outcome).increment();
        meters.timer("ai.model.latency", "task", task).record(took);
    }

    void tokens(String task, long sent, long answered) {
        meters.counter("ai.model.tokens", "task", task, "direction", "sent").increment((double) sent);
        meters.counter("ai.model.tokens", "task", task, "direction", "answered").increment((double) answered);
    }

    void countFallback(String task, String reason) {
        meters.counter("ai.fallbacks", "task", task, "reason", reason).increment();
    }

    void refusedNumbers(String task, int howMany) {
        meters.counter("ai.refused.numbers", "task", task).increment(howMany);
    }
}
