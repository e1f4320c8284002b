package com.xenocrm.campaign.results;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import com.xenocrm.campaign.content.Tracking;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.results.Funnel;
import com.xenocrm.campaigndata.results.GroupPurchases;
import com.xenocrm.campaigndata.results.Lift;
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
        Campaign campaign = campaigns.get(id);
        Results.Figures figures = results.of(id, Duration.ofDays(days));
        return Envelope.of(
                "Orders within " + days + " days",
                new View(
                        days,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        figures.attributed().view(),
                        figures.contacted().view(),
                        figures.control().view(),
                        figures.funnel().view(figures.attributed().view().buyers()),
                        Engagement.of(campaign, figures.funnel()),
                        Lift.of(figures.contacted().sample(), figures.control().sample())));
    }

    /**
     * Results of a campaign.
     *
     * @param engagement opens and clicks; null unless the campaign records them
     * @param lift null without a control group of at least two customers
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record View(
            int days,
            Instant asOf,
            GroupPurchases.View attributed,
            GroupPurchases.View contacted,
            GroupPurchases.View control,
            Funnel.View funnel,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Engagement engagement,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Lift lift) {}

    /** Opens, clicks and followed links. */
    record Engagement(@JsonUnwrapped Funnel.Totals totals, List<Link> links) {

        static @Nullable Engagement of(Campaign campaign, Funnel funnel) {
            if (campaign.content().tracking().equals(Tracking.NONE)) {
                return null;
            }
            List<String> urls = campaign.content().trackedLinks(String.valueOf(campaign.message()));
            return new Engagement(
                    funnel.totals(),
                    IntStream.range(0, urls.size())
                            .mapToObj(link -> new Link(
                                    link, urls.get(link), funnel.links().getOrDefault(link, 0L)))
                            .toList());
        }
    }

    /**
     * Link of an e-mail.
     *
     * @param number position in the e-mail, from 0
     * @param url address as it is written in the template
     * @param customers number of customers who followed it
     */
    record Link(int number, String url, long customers) {}
}
