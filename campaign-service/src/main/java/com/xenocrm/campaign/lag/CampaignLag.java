package com.xenocrm.campaign.lag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;
import com.xenocrm.campaigndata.tracing.CampaignTracing;

/**
 * Metrics of active campaigns, updated every few seconds; scrapes read the last values, NaN while the database is
 * unavailable. Every replica reports the same campaigns.
 */
@Component
class CampaignLag {

    private static final Logger log = LoggerFactory.getLogger(CampaignLag.class);
    private static final Duration LOGGED_AFTER = Duration.ofMinutes(5);
    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    private final RunningCampaigns campaigns;
    private final PageTallies tallies;
    private final Clock clock;
    private Map<String, StallDetector> stalls = Map.of();
    private volatile Lag lag = Lag.UNKNOWN;

    CampaignLag(RunningCampaigns campaigns, PageTallies tallies, MeterRegistry meters, Clock clock) {
        this.campaigns = campaigns;
        this.tallies = tallies;
        this.clock = clock;
        show(meters, "crm.campaigns.under.way", "Campaigns being sent or waiting for receipts", Lag::campaigns);
        show(
                meters,
                "crm.communications.pending",
                "Recipients of these campaigns who are not settled yet",
                Lag::pending);
        Gauge.builder("crm.campaigns.longest.standstill", () -> lag.longest())
                .description("Longest time in which a campaign had no page sent and no communication settled")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            Map<String, Instant> underWay = campaigns.progress();
            lag = lag(underWay, tallies.of(underWay.keySet()));
        } catch (DataAccessException away) {
            lag = Lag.UNKNOWN;
            log.debug("Metrics of campaigns are unknown: the database is unavailable", away);
        }
    }

    private Lag lag(Map<String, Instant> underWay, Map<String, Tally> tallies) {
        Instant now = clock.instant();
        Map<String, StallDetector> next = new HashMap<>();
        long pending = 0;
        Duration longest = Duration.ZERO;
        for (Map.Entry<String, Instant> campaign : underWay.entrySet()) {
            String id = campaign.getKey();
            Tally tally = tallies.getOrDefault(id, Tally.NOTHING);
            StallDetector stall = StallDetector.after(stalls.get(id), tally, campaign.getValue(), now);
            pending += tally.pending();
            longest = longest.compareTo(stall.lasts()) < 0 ? stall.lasts() : longest;
            next.put(id, stall.told() ? stall : tell(id, stall));
        }
        stalls = next;
        return new Lag(underWay.size(), pending, longest.toMillis() / MILLIS);
    }

    /** Logs a stalled campaign once, as the metric does not identify it. */
    private static StallDetector tell(String campaign, StallDetector stall) {
        if (stall.lasts().compareTo(LOGGED_AFTER) < 0) {
            return stall;
        }
        try (MDC.MDCCloseable _ = MDC.putCloseable(CampaignTracing.CAMPAIGN_ID, campaign)) {
            log.warn(
                    "Campaign {} has made no progress for {} s",
                    campaign,
                    stall.lasts().toSeconds());
        }
        return stall.asTold();
    }

    private void show(MeterRegistry meters, String name, String description, ToDoubleFunction<Lag> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(lag))
                .description(description)
                .register(meters);
    }

    /** Observed values, with the longest stall in seconds. */
    private record Lag(double campaigns, double pending, double longest) {

        static final Lag UNKNOWN = new Lag(Double.NaN, Double.NaN, Double.NaN);
    }
}
