package com.xenocrm.campaign.editing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.content.CampaignContent;
import com.xenocrm.campaign.content.ConfiguredSenders;
import com.xenocrm.campaign.content.RequestedContent;
import com.xenocrm.campaign.control.ControlGroup;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Campaign.Sending;
import com.xenocrm.campaign.lifecycle.Campaign.Timings;
import com.xenocrm.campaign.lifecycle.CampaignDocument;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.lifecycle.Lifecycle;
import com.xenocrm.campaign.lifecycle.Schedule;
import com.xenocrm.campaign.segment.Segment;
import com.xenocrm.campaign.segment.Segments;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.tracing.CampaignTracing;
import com.xenocrm.contracts.AuditAction;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.tracing.ManualSpans;
import com.xenocrm.kit.web.Refusal;

/**
 * Creates campaigns from requests: launched at once, scheduled, or as a draft if it is wanted or if there is no message. A request with a
 * write id uses it for segment and campaign, so that a repeat after a crash continues where it stopped.
 */
@Component
class NewCampaigns {

    private final Campaigns campaigns;
    private final Segments segments;
    private final Lifecycle lifecycle;
    private final ConfiguredSenders senders;
    private final AuditLog audit;
    private final IdGenerator ids;
    private final ManualSpans traces;
    private final CampaignTracing campaignTraces;
    private final Clock clock;

    NewCampaigns(
            Campaigns campaigns,
            Segments segments,
            Lifecycle lifecycle,
            ConfiguredSenders senders,
            AuditLog audit,
            IdGenerator ids,
            ManualSpans traces,
            CampaignTracing campaignTraces,
            Clock clock) {
        this.campaigns = campaigns;
        this.segments = segments;
        this.lifecycle = lifecycle;
        this.senders = senders;
        this.audit = audit;
        this.ids = ids;
        this.traces = traces;
        this.campaignTraces = campaignTraces;
        this.clock = clock;
    }

    /** Creates a campaign with its message, on given rules or an existing segment. */
    Created onAudience(CampaignRequest request, RequestedContent requested, Caller caller, @Nullable String writeId) {
        request.requireCampaignWanted();
        request.requireNewCampaign();
        String name = request.requiredName();
        CampaignContent content = content(request, requested);
        String message = requested
                .checkedMessage(null, CampaignContent.SIMULATED)
                .orElseThrow(() -> Refusal.invalid("message", "is required"));
        Schedule schedule = request.checkedSchedule(clock).orElse(null);
        boolean isDraft = request.isDraftWanted(schedule, message);
        Sending sending = new Sending(content, request.checkedMaxSendRate().orElse(null), null, null);
        ControlGroup control = request.checkedControl().orElse(ControlGroup.NONE);
        Segment segment = segment(request, name, idOr(writeId));
        return create(new Draft(idOr(writeId), name, message, schedule, isDraft, control, sending), segment, caller);
    }

    /** Creates a segment, and a campaign on it unless the request wants none. */
    Created onNewSegment(CampaignRequest request, RequestedContent requested, Caller caller, @Nullable String writeId) {
        String name = request.requiredName();
        if (request.isSegmentOnly()) {
            return new Created(null, newSegment(request, name, writeId));
        }
        request.requireNewCampaign();
        String campaignName = request.checkedCampaignName().orElse(name);
        CampaignContent content = content(request, requested);
        String message =
                requested.checkedMessage(null, CampaignContent.SIMULATED).orElse(null);
        Schedule schedule = request.checkedSchedule(clock).orElse(null);
        Sending sending = new Sending(content, request.checkedMaxSendRate().orElse(null), null, null);
        if (schedule != null && message == null) {
            throw Refusal.invalid("message", "is required for a scheduled campaign");
        }
        boolean isDraft = request.isDraftWanted(schedule, message);
        ControlGroup control = request.checkedControl().orElse(ControlGroup.NONE);
        Segment segment = newSegment(request, name, writeId);
        return create(
                new Draft(idOr(writeId), campaignName, message, schedule, isDraft, control, sending), segment, caller);
    }

    private Segment newSegment(CampaignRequest request, String name, @Nullable String writeId) {
        return segments.save(
                idOr(writeId),
                name,
                request.checkedDescription().orElse(null),
                request.checkedRule().orElseThrow(() -> Refusal.invalid("rules", "is required")));
    }

    private CampaignContent content(CampaignRequest request, RequestedContent requested) {
        CampaignContent content = request.tracked(requested.checkedContent(CampaignContent.SIMULATED, null));
        senders.require(content.channel());
        return content;
    }

    private String idOr(@Nullable String writeId) {
        return writeId == null ? ids.next() : writeId;
    }

    private Segment segment(CampaignRequest request, String name, String newId) {
        return request.otherSegment(null)
                .map(segments::get)
                .or(() -> request.checkedRule().map(rule -> segments.save(newId, name, null, rule)))
                .orElseThrow(() -> Refusal.invalid("rules", "rules or segment_id is required"));
    }

    private Created create(Draft draft, Segment segment, Caller caller) {
        Schedule schedule = draft.schedule();
        CampaignStatus status = schedule == null ? CampaignStatus.DRAFT : CampaignStatus.SCHEDULED;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (schedule != null) {
            audit.record(
                    AuditAction.CAMPAIGN_SCHEDULED,
                    Actor.of(caller),
                    draft.id(),
                    Map.of("name", draft.name(), "at", schedule.at().toString()));
        }
        Campaign campaign = campaigns.add(
                new Campaign(
                        draft.id(),
                        draft.name(),
                        draft.message(),
                        status,
                        segment.id(),
                        segment.rule(),
                        new Timings(now, schedule, null, null),
                        draft.control(),
                        null,
                        false,
                        CampaignDocument.FIRST_VERSION,
                        draft.sending()),
                caller.userId(),
                traces.current().orElse(null));
        if (draft.message() != null && schedule == null && !draft.isDraft()) {
            campaignTraces.during(
                    "launch campaign", Set.of(campaign.id()), () -> lifecycle.launchNew(campaign, Actor.of(caller)));
        }
        return new Created(campaigns.get(campaign.id()), segment);
    }

    private record Draft(
            String id,
            String name,
            @Nullable String message,
            @Nullable Schedule schedule,
            boolean isDraft,
            ControlGroup control,
            Sending sending) {}

    /**
     * Segment and campaign that a request has created.
     *
     * @param campaign campaign; null if only a segment was wanted
     */
    record Created(@Nullable Campaign campaign, Segment segment) {}
}
