package com.xenocrm.testkit;

import java.util.List;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** Records the spans of a service that, like all services but the gateway, starts no traces. */
public final class RecordedSpans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test");

    public Tracer tracer() {
        return tracer;
    }

    public List<SpanData> all() {
        return exporter.getFinishedSpanItems();
    }

    /** Returns a position in the trace of this number. */
    public static SpanContext place(int trace, int span, boolean sampled) {
        return SpanContext.createFromRemoteParent(
                "%032x".formatted(trace),
                "%016x".formatted(span),
                sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
