package com.xenocrm.kit.tracing;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import com.xenocrm.testkit.RecordedSpans;

import static com.xenocrm.testkit.RecordedSpans.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ManualSpansTest {

    private static final String FIRST = TraceParent.of(place(1, 11, true));

    private final RecordedSpans spans = new RecordedSpans();
    private final ManualSpans traces = new ManualSpans(spans.tracer());
    private final List<String> seen = new ArrayList<>();

    @Test
    void continuesTheTraceThatAMessageWasPublishedIn() {
        traces.handling("process q", List.of(FIRST), this::look);

        assertThat(spans.all())
                .extracting(SpanData::getName, SpanData::getTraceId, SpanData::getParentSpanId, SpanData::getKind)
                .containsExactly(tuple("process q", "%032x".formatted(1), "%016x".formatted(11), SpanKind.CONSUMER));
        assertThat(seen).containsExactly("%032x".formatted(1));
    }

    @Test
    void takesAStepInEveryTraceOfABatchAndLinksTheFurtherMessagesOfEach() {
        List<String> parents = List.of(
                FIRST,
                TraceParent.of(place(1, 12, true)),
                TraceParent.of(place(2, 21, true)),
                FIRST,
                TraceParent.of(place(3, 31, false)));

        traces.handling("process q", parents, this::look);

        assertThat(spans.all())
                .extracting(SpanData::getTraceId, SpanData::getParentSpanId, ManualSpansTest::links)
                .containsExactlyInAnyOrder(
                        tuple("%032x".formatted(1), "%016x".formatted(11), List.of("%016x".formatted(12))),
                        tuple("%032x".formatted(2), "%016x".formatted(21), List.of()));
        assertThat(seen).containsExactly("%032x".formatted(1));
    }

    @Test
    void makesNoSpanOfWhatIsNotRecordedButStaysInItsTrace() {
        traces.handling("process q", List.of(TraceParent.of(place(3, 31, false))), this::look);
        traces.handling(
                "process q", List.of("", "00-nothing", "00-" + "0".repeat(32) + "-0000000000000001-01"), this::look);

        assertThat(spans.all()).isEmpty();
        assertThat(seen).containsExactly("%032x".formatted(3), "%032x".formatted(0));
    }

    @Test
    void tellsWhereItIsToWhomItSends() {
        List<String> told = new ArrayList<>();

        try (Scope _ = Context.root().with(Span.wrap(place(1, 11, true))).makeCurrent()) {
            traces.sending(
                    "publish q",
                    SpanKind.PRODUCER,
                    () -> told.add(traces.current().orElseThrow()));
        }
        told.add(traces.current().orElse("nowhere"));

        SpanData step = spans.all().getFirst();
        assertThat(step.getParentSpanId()).isEqualTo("%016x".formatted(11));
        assertThat(told).containsExactly(TraceParent.of(step.getSpanContext()), "nowhere");
    }

    @Test
    void tellsTheKindOfAFailureAndNothingThatItSays() {
        assertThatThrownBy(() -> traces.handling("process q", List.of(FIRST), () -> {
                    throw new IllegalStateException("ann@example.com");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(spans.all())
                .singleElement()
                .satisfies(step -> assertThat(step.toString())
                        .contains("IllegalStateException")
                        .doesNotContain("ann@"));
    }

    private void look() {
        seen.add(Span.current().getSpanContext().getTraceId());
    }

    private static List<String> links(SpanData span) {
        return span.getLinks().stream()
                .map(LinkData::getSpanContext)
                .map(linked -> linked.getSpanId())
                .toList();
    }
}
