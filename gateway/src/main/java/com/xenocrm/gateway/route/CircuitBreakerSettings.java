package com.xenocrm.gateway.route;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of circuit breakers and bulkheads.
 *
 * @param calls most concurrent reads, and most concurrent writes, of one service
 * @param streams most event streams and files of one service that are open at once
 * @param patience longest wait for the bulkhead
 * @param window number of latest calls that are evaluated
 * @param minimum fewest calls before the breaker may open
 * @param failures percentage of failed calls that opens the breaker
 * @param pause time that the breaker stays open
 * @param trials trial calls while the breaker is half-open
 */
@ConfigurationProperties("crm.gateway.guard")
record CircuitBreakerSettings(
        @DefaultValue("400") int calls,
        @DefaultValue("200") int streams,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("20") int window,
        @DefaultValue("10") int minimum,
        @DefaultValue("50") float failures,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("3") int trials) {}
