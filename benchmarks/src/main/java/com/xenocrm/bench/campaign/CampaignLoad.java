package com.xenocrm.bench.campaign;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import com.xenocrm.bench.system.MeasuredSystem;
import com.xenocrm.bench.system.ProcessUsage;
import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.process.Polling;

/** Launches campaigns to all customers, times them, and checks the outcome against the vendor's ledger. */
final class CampaignLoad {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final MeasuredSystem system;
    private final CrmClient crm;

    CampaignLoad(MeasuredSystem system) {
        this.system = system;
        this.crm = system.signIn();
    }

    /** Measures one campaign from launch to completion. */
    CampaignRun run(int audience) {
        system.resetPeaks();
        Map<String, ProcessUsage> before = system.usage();
        long start = System.nanoTime();
        String campaign = launch();
        CampaignMonitor watch = new CampaignMonitor(campaign);
        if (!Polling.until(PATIENCE, BETWEEN_LOOKS, watch::isOver)) {
            throw new CommandFailure("The campaign is not over after " + PATIENCE);
        }
        long end = System.nanoTime();
        Map<String, ProcessUsage> usage = new LinkedHashMap<>();
        system.usage().forEach((name, after) -> usage.put(name, after.since(before.getOrDefault(name, after))));
        JsonNode ledger = checkedLedger(campaign, audience);
        return new CampaignRun(
                audience,
                Math.round(audience * 1e9 / (end - start)),
                Duration.ofNanos((watch.first == null ? end : watch.first) - start),
                ledger.path("repeated").asLong(),
                usage);
    }

    /**
     * Pauses a campaign and returns how long the vendor still received messages; then resumes the campaign and waits for
     * its completion.
     */
    Duration timeToSilence(int audience) {
        String campaign = launch();
        CampaignMonitor watch = new CampaignMonitor(campaign);
        if (!Polling.until(PATIENCE, BETWEEN_LOOKS, () -> watch.settled() > audience / 4)) {
            throw new CommandFailure("The campaign makes no progress");
        }
        long paused = System.nanoTime();
        crm.put("/api/campaigns/" + campaign, Map.of("status", "paused"));
        Duration silence = untilSilence(paused);
        if (watch.settled() >= audience) {
            throw new CommandFailure("The campaign was over before it could be paused");
        }
        crm.put("/api/campaigns/" + campaign, Map.of("status", "running"));
        if (!Polling.until(PATIENCE, BETWEEN_LOOKS, watch::isOver)) {
            throw new CommandFailure("The campaign is not over after " + PATIENCE);
        }
        checkedLedger(campaign, audience);
        return silence;
    }

    private Duration untilSilence(long since) {
        long last = system.vendorMessages();
        long changed = since;
        while (System.nanoTime() - changed < SILENCE.toNanos()) {
            Polling.pause(Duration.ofMillis(20));
            long now = system.vendorMessages();
            if (now != last) {
                last = now;
                changed = System.nanoTime();
            }
        }
        return Duration.ofNanos(changed - since);
    }

    private String launch() {
        return crm.createCampaign(
                "Benchmark", "Hi {{ name }}, you have spent {{ total_spend }}", GeneratedCustomers.ALL);
    }

    private JsonNode checkedLedger(String campaign, int audience) {
        JsonNode ledger = crm.get("/api/vendor/ledger?campaign=" + campaign).path("data");
        CampaignView.Tally tally = crm.campaign(campaign).tally();
        if (ledger.path("communications").asLong() != audience - tally.suppressed()
                || ledger.path("delivered_more_than_once").asLong() != 0
                || ledger.path("delivered").asLong() != tally.sent()
                || tally.sent() + tally.failed() + tally.suppressed() != audience) {
            throw new CommandFailure(
                    "Not every customer received one message, or is suppressed: " + ledger + ", " + tally);
        }
        return ledger;
    }

    /** Polls a campaign and checks that its tally adds up. */
    private final class CampaignMonitor {

        private final String campaign;
        private @Nullable Long first;

        CampaignMonitor(String campaign) {
            this.campaign = campaign;
        }

        boolean isOver() {
            return look().isFinal();
        }

        long settled() {
            CampaignView.Tally tally = look().tally();
            return tally.sent() + tally.failed() + tally.suppressed();
        }

        private CampaignView look() {
            CampaignView view = crm.campaign(campaign);
            if (!view.tally().addsUp()) {
                throw new CommandFailure("The tally does not add up: " + view.tally());
            }
            if (first == null && view.tally().sent() > 0) {
                first = System.nanoTime();
            }
            return view;
        }
    }
}
