package com.xenocrm.campaign.results;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaign.results.Timelines.Counted;
import com.xenocrm.campaigndata.results.OutcomeTimeline;
import com.xenocrm.kit.web.Envelope;

/** Reports when the outcomes of a campaign became known. */
@RestController
class TimelineController {

    private final Campaigns campaigns;
    private final Timelines timelines;

    TimelineController(Campaigns campaigns, Timelines timelines) {
        this.campaigns = campaigns;
        this.timelines = timelines;
    }

    @GetMapping("/api/campaigns/{id}/timeline")
    Envelope<View> timeline(@PathVariable String id) {
        Counted counted = timelines.of(campaigns.get(id));
        return Envelope.of(
                "Outcomes over time",
                new View(
                        counted.timeline().unit().name().toLowerCase(Locale.ROOT),
                        counted.at(),
                        counted.timeline().steps().stream().map(Step::of).toList()));
    }

    /**
     * Outcomes over time.
     *
     * @param unit length of a step: {@code minute}, {@code hour} or {@code day}
     * @param asOf time of the count
     */
    record View(String unit, @JsonProperty("as_of") Instant asOf, List<Step> steps) {}

    /** Outcomes that became known within one step, which begins at this time. */
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
