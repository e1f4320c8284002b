package com.xenocrm.campaign.results;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.campaign.Campaign;
import com.xenocrm.campaign.campaign.Campaigns;
import com.xenocrm.campaigndata.results.OutcomeTimeline;
import com.xenocrm.kit.web.Envelope;

/** Reports when the outcomes of a campaign became known. */
@RestController
class TimelineController {

    private final Campaigns campaigns;
    private final OutcomeTimeline timeline;
    private final Clock clock;

    TimelineController(Campaigns campaigns, MongoOperations mongo, Clock clock) {
        this.campaigns = campaigns;
        this.timeline = new OutcomeTimeline(mongo);
        this.clock = clock;
    }

    @GetMapping("/api/campaigns/{id}/timeline")
    Envelope<View> timeline(@PathVariable String id) {
        OutcomeTimeline.Unit unit =
                OutcomeTimeline.Unit.fitting(span(campaigns.get(id).timings()));
        return Envelope.of(
                "Outcomes over time",
                new View(
                        unit.name().toLowerCase(Locale.ROOT),
                        timeline.of(id, unit).stream().map(Step::of).toList()));
    }

    private Duration span(Campaign.Timings timings) {
        Instant end = Objects.requireNonNullElseGet(timings.completedAt(), clock::instant);
        return Duration.between(Objects.requireNonNullElse(timings.launchedAt(), end), end);
    }

    /** @param unit length of a step: {@code minute}, {@code hour} or {@code day} */
    record View(String unit, List<Step> steps) {}

    /** Outcomes that became known within one step. */
    record Step(
            Instant at,
            int sent,
            int failed,
            @JsonProperty("in_doubt") int inDoubt) {

        static Step of(OutcomeTimeline.Step step) {
            return new Step(step.at(), step.sent(), step.failed(), step.inDoubt());
        }
    }
}
