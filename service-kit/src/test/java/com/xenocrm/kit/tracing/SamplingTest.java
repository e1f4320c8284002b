package com.xenocrm.kit.tracing;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import org.junit.jupiter.api.Test;

import static com.xenocrm.testkit.RecordedSpans.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SamplingTest {

    private static final String COLLECTOR = "http://localhost:4318/v1/traces";
    private static final SpanContext CHOSEN = place(1, 1, false);
    private static final SpanContext FLAGGED = SpanContext.createFromRemoteParent(
            "7".repeat(32), "7".repeat(16), place(1, 1, true).getTraceFlags(), CHOSEN.getTraceState());

    @Test
    void theGatewayGoesByTheTracesIdAndNotByTheCallersWord() {
        Sampler gateway = sampler(COLLECTOR, 0.1, true);

        assertThat(isRecorded(gateway, CHOSEN)).isTrue();
        assertThat(isRecorded(gateway, FLAGGED)).isFalse();
    }

    @Test
    void everybodyElseGoesByTheGatewaysWordAndBeginsNoTrace() {
        Sampler other = sampler(COLLECTOR, 0.1, false);

        assertThat(isRecorded(other, FLAGGED)).isTrue();
        assertThat(isRecorded(other, CHOSEN)).isFalse();
        assertThat(isRecorded(other, SpanContext.getInvalid())).isFalse();
    }

    @Test
    void nothingIsRecordedThatNobodyTakes() {
        assertThat(isRecorded(sampler("", 1, true), CHOSEN)).isFalse();
        assertThat(isRecorded(sampler(COLLECTOR, 0, false), FLAGGED)).isFalse();
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> new TracingSettings(COLLECTOR, 5, true)).hasMessage("share must be from 0 to 1");
        assertThatThrownBy(() -> new TracingSettings(COLLECTOR, Double.NaN, true))
                .hasMessage("share must be from 0 to 1");
    }

    private static Sampler sampler(String endpoint, double share, boolean begins) {
        return new TracingAutoConfiguration().sampler(new TracingSettings(endpoint, share, begins));
    }

    private static boolean isRecorded(Sampler sampler, SpanContext parent) {
        Context context = parent.isValid() ? Context.root().with(Span.wrap(parent)) : Context.root();
        String trace = parent.isValid() ? parent.getTraceId() : "%032x".formatted(1);
        return sampler.shouldSample(context, trace, "any", SpanKind.SERVER, Attributes.empty(), List.of())
                        .getDecision()
                == SamplingDecision.RECORD_AND_SAMPLE;
    }
}
