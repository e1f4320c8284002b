package com.xenocrm.campaign.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.campaign.Campaign.Timings;
import com.xenocrm.campaign.segment.Segment;
import com.xenocrm.campaign.segment.Segments;
import com.xenocrm.contracts.CampaignStatus;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.time.Ids;
import com.xenocrm.kit.web.Refusal;

/** Makes campaigns out of requests: launched at once, scheduled, or left as a draft when there is no message. */
@Component
class NewCampaigns {

    private final Campaigns campaigns;
    private final Segments segments;
    private final Lifecycle lifecycle;
    private final Ids ids;
    private final Clock clock;

    NewCampaigns(Campaigns campaigns, Segments segments, Lifecycle lifecycle, Ids ids, Clock clock) {
        this.campaigns = campaigns;
        this.segments = segments;
        this.lifecycle = lifecycle;
        this.ids = ids;
        this.clock = clock;
    }

    /** A campaign with its message, on rules of its own or on a segment that is there. */
    Created onAudience(CampaignRequest request, Caller caller) {
        String name = request.requiredName();
        String message = request.checkedMessage(null).orElseThrow(() -> Refusal.invalid("message", "is required"));
        Instant schedule = request.checkedSchedule(clock).orElse(null);
        Segment segment = segment(request, name);
        return create(name, message, segment, schedule, caller);
    }

    /** A segment and a campaign on it. */
    Created onNewSegment(CampaignRequest request, Caller caller) {
        String name = request.requiredName();
        String campaignName = request.checkedCampaignName().orElse(name);
        String message = request.checkedMessage(null).orElse(null);
        Instant schedule = request.checkedSchedule(clock).orElse(null);
        if (schedule != null && message == null) {
            throw Refusal.invalid("message", "is required for a scheduled campaign");
        }
        Segment segment = segments.save(
                name,
                request.checkedDescription().orElse(null),
                request.checkedRule().orElseThrow(() -> Refusal.invalid("rules", "is required")));
        return create(campaignName, message, segment, schedule, caller);
    }

    private Segment segment(CampaignRequest request, String name) {
        return request.otherSegment(null)
                .map(segments::get)
                .or(() -> request.checkedRule().map(rule -> segments.save(name, null, rule)))
                .orElseThrow(() -> Refusal.invalid("rules", "rules or segment_id is required"));
    }

    private Created create(
            String name, @Nullable String message, Segment segment, @Nullable Instant schedule, Caller caller) {
        CampaignStatus status = schedule == null ? CampaignStatus.DRAFT : CampaignStatus.SCHEDULED;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Timings timings = new Timings(now, schedule, null, null);
        Campaign campaign =
                new Campaign(ids.next(), name, message, status, segment.id(), segment.rule(), timings, null, false);
        campaigns.add(campaign, caller.userId());
        if (message != null && schedule == null) {
            lifecycle.launch(campaign, Actor.of(caller));
        }
        return new Created(campaigns.get(campaign.id()), segment);
    }

    record Created(Campaign campaign, Segment segment) {}
}
