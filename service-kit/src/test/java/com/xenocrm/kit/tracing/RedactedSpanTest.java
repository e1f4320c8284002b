package com.xenocrm.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import com.xenocrm.testkit.RecordedSpans;

import static com.xenocrm.testkit.RecordedSpans.place;
import static org.assertj.core.api.Assertions.assertThat;

class RedactedSpanTest {

    @Test
    void letsNothingOutThatMayBeAPersons() {
        RecordedSpans spans = new RecordedSpans();
        spans.tracer()
                .spanBuilder("http get /api/customers")
                .setParent(Context.root().with(Span.wrap(place(1, 11, true))))
                .setAttribute("http.url", "/api/customers?email=ann@example.com")
                .setAttribute("uri", "/api/customers")
                .setAttribute("campaign.id", "c-1")
                .startSpan()
                .recordException(new IllegalStateException("E11000 { email: \"ann@example.com\" }"))
                .setStatus(StatusCode.ERROR, "ann@example.com")
                .end();

        SpanData published = RedactedSpan.of(spans.all().getFirst());

        assertThat(published.getAttributes().asMap().values()).containsExactlyInAnyOrder("/api/customers", "c-1");
        assertThat(published.getEvents()).isEmpty();
        assertThat(published.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(published.getStatus().getDescription()).isEmpty();
    }
}
