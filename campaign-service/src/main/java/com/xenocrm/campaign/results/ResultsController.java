package com.xenocrm.campaign.results;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.results.Lift;
import com.xenocrm.campaigndata.results.Outcome;
import com.xenocrm.campaigndata.results.Results;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Reports the results of a campaign. */
@RestController
class ResultsController {

    private static final int MOST_DAYS = 90;

    private final Campaigns campaigns;
    private final Results results;
    private final Clock clock;

    ResultsController(Campaigns campaigns, MongoOperations mongo, Clock clock) {
        this.campaigns = campaigns;
        this.results = new Results(mongo);
        this.clock = clock;
    }

    @GetMapping("/api/campaigns/{id}/results")
    Envelope<View> results(@PathVariable String id, @RequestParam(defaultValue = "7") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("days", "must be from 1 to " + MOST_DAYS);
        }
        campaigns.get(id);
        Results.Figures figures = results.of(id, Duration.ofDays(days));
        return Envelope.of(
                "Orders within " + days + " days",
                new View(
                        days,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        figures.attributed().view(),
                        figures.contacted().view(),
                        figures.control().view(),
                        Lift.of(figures.contacted().sample(), figures.control().sample())));
    }

    /** @param lift null without a control group of at least two customers */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record View(
            int days,
            Instant asOf,
            Outcome.View attributed,
            Outcome.View contacted,
            Outcome.View control,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Lift lift) {}
}
