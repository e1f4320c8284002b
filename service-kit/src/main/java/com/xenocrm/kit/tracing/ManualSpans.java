package com.xenocrm.kit.tracing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** Spans that are not created by libraries. Without a recorded trace, a call only reads the current context. */
public final class ManualSpans {

    private static final String ERROR = "error.type";

    private final Tracer tracer;

    public ManualSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Returns the current {@code traceparent}; empty outside a trace. */
    public Optional<String> current() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? Optional.of(TraceParent.of(context)) : Optional.empty();
    }

    /** Runs a publication or a request in a span of its own. */
    public void sending(String what, SpanKind kind, Runnable work) {
        if (Span.current().getSpanContext().isSampled()) {
            within(List.of(tracer.spanBuilder(what).setSpanKind(kind).startSpan()), work);
        } else {
            work.run();
        }
    }

    /**
     * Runs a handler in a span of each recorded trace of its messages, because a batch mixes traces. Nested work
     * belongs to the first trace.
     */
    public void handling(String what, Collection<String> parents, Runnable work) {
        Map<String, List<SpanContext>> byTrace = new LinkedHashMap<>();
        parents.stream()
                .distinct()
                .flatMap(parent -> TraceParent.read(parent).stream())
                .forEach(parent -> byTrace.computeIfAbsent(parent.getTraceId(), _ -> new ArrayList<>())
                        .add(parent));
        List<Span> spans = byTrace.values().stream()
                .filter(trace -> trace.getFirst().isSampled())
                .map(trace -> step(what, trace))
                .toList();
        if (!spans.isEmpty()) {
            within(spans, work);
        } else if (byTrace.size() == 1) {
            SpanContext only = byTrace.values().iterator().next().getFirst();
            try (Scope _ = Context.root().with(Span.wrap(only)).makeCurrent()) {
                work.run();
            }
        } else {
            work.run();
        }
    }

    private Span step(String what, List<SpanContext> parents) {
        SpanBuilder step = tracer.spanBuilder(what)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(parents.getFirst())));
        parents.subList(1, parents.size()).forEach(step::addLink);
        return step.startSpan();
    }

    /** Runs the work in these spans and ends them. A failure is recorded by its type, without its message. */
    public static void within(List<Span> spans, Runnable work) {
        try (Scope _ = spans.getFirst().makeCurrent()) {
            work.run();
        } catch (RuntimeException failure) {
            spans.forEach(span -> span.setStatus(StatusCode.ERROR)
                    .setAttribute(ERROR, failure.getClass().getName()));
            throw failure;
        } finally {
            spans.forEach(Span::end);
        }
    }

    /** Returns a builder for a span. */
    public SpanBuilder step(String what) {
        return tracer.spanBuilder(what);
    }
}
