package com.xenocrm.campaigndata.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.slf4j.MDC;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.testkit.RecordedSpans;

import static com.xenocrm.testkit.RecordedSpans.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class CampaignTracingTest {

    private static final AttributeKey<String> CAMPAIGN = AttributeKey.stringKey("campaign.id");

    private final RecordedSpans spans = new RecordedSpans();
    private final Map<String, SpanContext> creations = new HashMap<>();
    private final CampaignTracing traces = new CampaignTracing(stored(), new ManualSpans(spans.tracer()), true);

    @Test
    void tiesWhatCameWithoutATraceToTheCampaignsCreation() {
        creations.put("c-1", place(1, 11, true));

        traces.during("apply receipts", Set.of("c-1"), () -> {});

        assertThat(spans.all())
                .extracting(SpanData::getName, SpanData::getTraceId, SpanData::getParentSpanId, this::campaign)
                .containsExactly(tuple("apply receipts", "%032x".formatted(1), "%016x".formatted(11), "c-1"));
    }

    @Test
    void staysBelowWhatLedHereWhereThatIsInTheCampaignsTrace() {
        creations.put("c-1", place(1, 11, true));

        in(place(1, 99, true), () -> traces.during("apply receipts", Set.of("c-1"), () -> {}));

        assertThat(spans.all()).extracting(SpanData::getParentSpanId).containsExactly("%016x".formatted(99));
    }

    @Test
    void takesAStepForEachCampaignOfABatchAndLinksItToWhatLedHere() {
        creations.put("c-1", place(1, 11, true));
        creations.put("c-2", place(2, 21, true));
        creations.put("c-3", place(3, 31, false));

        in(place(1, 99, true), () -> traces.during("apply receipts", Set.of("c-1", "c-2", "c-3"), () -> {}));

        assertThat(spans.all())
                .extracting(
                        this::campaign,
                        SpanData::getTraceId,
                        span -> span.getLinks().size())
                .containsExactlyInAnyOrder(
                        tuple("c-1", "%032x".formatted(1), 0),
                        tuple("c-2", "%032x".formatted(2), 1),
                        tuple("c-3", "%032x".formatted(1), 0));
    }

    @Test
    void goesOnRightBelowTheCreationWhateverWentOnBefore() {
        creations.put("c-1", place(1, 11, true));
        List<String> seen = new ArrayList<>();

        in(
                place(1, 99, true),
                () -> traces.within("c-1", () -> {
                    seen.add(Span.current().getSpanContext().getSpanId());
                    seen.add(MDC.get("campaign.id"));
                }));

        assertThat(seen).containsExactly("%016x".formatted(11), "c-1");
        assertThat(MDC.get("campaign.id")).isNull();
    }

    @Test
    void looksNothingUpWhileNothingIsRecorded() {
        MongoOperations nobody = Mockito.mock(MongoOperations.class);
        CampaignTracing unrecorded =
                new CampaignTracing(new CampaignTraceParents(nobody), new ManualSpans(spans.tracer()), false);
        List<String> logged = new ArrayList<>();

        unrecorded.during("apply receipts", Set.of("c-1"), () -> logged.add(MDC.get("campaign.id")));
        unrecorded.within("c-1", () -> logged.add(MDC.get("campaign.id")));

        assertThat(logged).containsExactly("c-1", "c-1");
        Mockito.verifyNoInteractions(nobody);
    }

    @Test
    void readsTheCampaignFromACommunicationsId() {
        assertThat(CampaignTracing.campaignOf("c-1:customer:7")).isEqualTo("c-1");
        assertThat(CampaignTracing.campaignOf("nothing")).isEqualTo("nothing");
    }

    private CampaignTraceParents stored() {
        return new CampaignTraceParents(Mockito.mock(MongoOperations.class)) {
            @Override
            Map<String, SpanContext> of(Set<String> campaigns) {
                return creations;
            }
        };
    }

    private static void in(SpanContext place, Runnable work) {
        try (Scope _ = Context.root().with(Span.wrap(place)).makeCurrent()) {
            work.run();
        }
    }

    private String campaign(SpanData span) {
        return span.getAttributes().get(CAMPAIGN);
    }
}
