package com.xenocrm.kit.tracing;

import java.util.List;
import java.util.Set;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * Span as it is exported: only attributes that cannot hold personal data, without query strings and exception
 * messages.
 */
final class RedactedSpan extends DelegatingSpanData {

    private static final Set<String> PUBLISHED = Set.of(
            "campaign.id",
            "method",
            "uri",
            "status",
            "outcome",
            "exception",
            "error",
            "error.type",
            "client.name",
            "code.namespace",
            "code.function");

    private final Attributes attributes;

    private RedactedSpan(SpanData span) {
        super(span);
        this.attributes = published(span.getAttributes());
    }

    static SpanData of(SpanData span) {
        return new RedactedSpan(span);
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    private static Attributes published(Attributes all) {
        return all.toBuilder()
                .removeIf(key -> !PUBLISHED.contains(key.getKey()))
                .build();
    }
}
