package com.xenocrm.campaign.results;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.kit.paging.DaySpan;
import com.xenocrm.kit.web.Envelope;

/** Shows the tallies of campaigns by the day of their launch, in UTC, up to today. */
@RestController
class CommunicationStatisticsController {

    private final Campaigns campaigns;
    private final PageTallies tallies;
    private final Clock clock;

    CommunicationStatisticsController(Campaigns campaigns, PageTallies tallies, Clock clock) {
        this.campaigns = campaigns;
        this.tallies = tallies;
        this.clock = clock;
    }

    @GetMapping("/api/statistics/communications")
    Envelope<View> communications(@RequestParam(defaultValue = DaySpan.DEFAULT_DAYS) int days) {
        DaySpan span = DaySpan.endingAt(clock.instant(), days);
        Map<String, Instant> launches = campaigns.launchesSince(span.start());
        Map<LocalDate, List<Tally>> byDay = tallies.of(launches.keySet()).entrySet().stream()
                .collect(Collectors.groupingBy(
                        tally -> LocalDate.ofInstant(
                                launches.getOrDefault(tally.getKey(), Instant.EPOCH), ZoneOffset.UTC),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return Envelope.of(
                "Communications by day of launch",
                new View(span.rows(day -> Day.of(day, byDay.getOrDefault(day, List.of())))));
    }

    /** Communications by day of launch. */
    record View(List<Day> days) {}

    /** Communications of the campaigns that were launched on one day. */
    record Day(
            LocalDate day,
            int campaigns,
            int sent,
            int failed,
            int suppressed,
            int pending,
            @JsonProperty("in_doubt") int inDoubt) {

        static Day of(LocalDate day, List<Tally> tallies) {
            return new Day(
                    day,
                    tallies.size(),
                    tallies.stream().mapToInt(Tally::sent).sum(),
                    tallies.stream().mapToInt(Tally::failed).sum(),
                    tallies.stream().mapToInt(Tally::suppressed).sum(),
                    tallies.stream().mapToInt(Tally::pending).sum(),
                    tallies.stream().mapToInt(Tally::inDoubt).sum());
        }
    }
}
