package com.xenocrm.kit.tracing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;

/** Conversion of W3C {@code traceparent} values, in headers of messages and in campaigns. */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final Pattern WELL_FORMED = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceParent() {}

    /** Formats a {@code traceparent} header. */
    public static String of(SpanContext context) {
        return "00-" + context.getTraceId() + '-' + context.getSpanId() + '-'
                + context.getTraceFlags().asHex();
    }

    /** Parses a {@code traceparent}; empty if it is malformed. */
    public static Optional<SpanContext> read(String written) {
        Matcher parts = WELL_FORMED.matcher(written);
        return parts.matches()
                ? Optional.of(SpanContext.createFromRemoteParent(
                                parts.group(1),
                                parts.group(2),
                                TraceFlags.fromHex(parts.group(3), 0),
                                TraceState.getDefault()))
                        .filter(SpanContext::isValid)
                : Optional.empty();
    }
}
