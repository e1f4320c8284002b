package com.xenocrm.campaigndata.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

import com.xenocrm.kit.tracing.ManualSpans;

/** Runs the work for a campaign in the trace of its creation, and adds the campaign's id to spans and logs. */
public final class CampaignTracing {

    /** Name of the span attribute and log field. */
    public static final String CAMPAIGN_ID = "campaign.id";

    private final CampaignTraceParents stored;
    private final ManualSpans traces;
    private final boolean recorded;

    /** Creates the tracing.
     * @param recorded whether traces are recorded; if not, none is looked up */
    CampaignTracing(CampaignTraceParents stored, ManualSpans traces, boolean recorded) {
        this.stored = stored;
        this.traces = traces;
        this.recorded = recorded;
    }

    /** Returns the campaign of a communication, whose id is {@code campaign:customer}. */
    public static String campaignOf(String communicationId) {
        int end = communicationId.indexOf(':');
        return end < 0 ? communicationId : communicationId.substring(0, end);
    }

    /** Runs work as a direct child of the campaign's creation, so that all pages are siblings in the trace. */
    public void within(String campaignId, Runnable work) {
        Optional<SpanContext> creation =
                recorded ? Optional.ofNullable(stored.of(Set.of(campaignId)).get(campaignId)) : Optional.empty();
        try (MDC.MDCCloseable _ = MDC.putCloseable(CAMPAIGN_ID, campaignId);
                Scope _ = creation.map(place -> Context.root().with(Span.wrap(place)))
                        .orElseGet(Context::current)
                        .makeCurrent()) {
            work.run();
        }
    }

    /** Runs a step for the given campaigns, with a span in the trace of each one if it is recorded. */
    public void during(String step, Set<String> campaigns, Runnable work) {
        if (campaigns.size() == 1) {
            try (MDC.MDCCloseable _ =
                    MDC.putCloseable(CAMPAIGN_ID, campaigns.iterator().next())) {
                recording(step, campaigns, work);
            }
        } else {
            recording(step, campaigns, work);
        }
    }

    private void recording(String step, Set<String> campaigns, Runnable work) {
        List<Span> spans = recorded ? spans(step, campaigns) : List.of();
        if (spans.isEmpty()) {
            work.run();
        } else {
            ManualSpans.within(spans, work);
        }
    }

    private List<Span> spans(String step, Set<String> campaigns) {
        SpanContext here = Span.current().getSpanContext();
        Map<String, SpanContext> creations = stored.of(campaigns);
        List<Span> spans = new ArrayList<>();
        for (String campaign : campaigns) {
            SpanContext creation = creations.getOrDefault(campaign, SpanContext.getInvalid());
            boolean elsewhere = creation.isSampled() && !creation.getTraceId().equals(here.getTraceId());
            if (elsewhere || here.isSampled()) {
                SpanBuilder span = traces.step(step).setAttribute(CAMPAIGN_ID, campaign);
                if (elsewhere) {
                    span.setParent(Context.root().with(Span.wrap(creation))).addLink(here);
                }
                spans.add(span.startSpan());
            }
        }
        return spans;
    }
}
