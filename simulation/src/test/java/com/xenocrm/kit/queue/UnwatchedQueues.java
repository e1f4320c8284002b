package com.xenocrm.kit.queue;

import java.time.Clock;
import java.util.OptionalLong;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/** Metrics of queues that nobody reads. */
public final class UnwatchedQueues {

    private UnwatchedQueues() {}

    /** Returns metrics that are registered nowhere. */
    public static QueueMetrics metrics(Clock clock) {
        return new QueueMetrics(
                new CompositeMeterRegistry(), new QueueDepthMonitor(_ -> OptionalLong.empty(), clock), clock);
    }
}
