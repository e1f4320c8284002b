package com.xenocrm.campaign.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.audience.Audiences.Snapshot;
import com.xenocrm.campaign.lifecycle.Campaign;
import com.xenocrm.campaigndata.campaign.CampaignStatus;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.campaigndata.page.Tally;

/** Observed campaign; read once a second, whatever the number of readers. */
final class LiveCampaign {

    /** Validity of figures: slightly less than a second, so that polling every second returns new ones. */
    private static final Duration GOOD_FOR = Duration.ofMillis(900);

    private static final Set<CampaignStatus> OVER =
            Set.of(CampaignStatus.COMPLETED, CampaignStatus.CANCELLED, CampaignStatus.FAILED);

    private final PageTallies tallies;
    private final Audiences audiences;
    private final SettlementRate pace = new SettlementRate();
    private @Nullable Figures latest;
    private Instant seenAt = Instant.MIN;
    private @Nullable Long expected;

    LiveCampaign(PageTallies tallies, Audiences audiences) {
        this.tallies = tallies;
        this.audiences = audiences;
    }

    /** Returns the figures, at most a second old. */
    synchronized Figures figures(Campaign campaign, Instant now) {
        Figures known = latest;
        if (known != null && now.isBefore(seenAt.plus(GOOD_FOR))) {
            return known;
        }
        Figures seen = look(campaign, now);
        latest = seen;
        seenAt = now;
        return seen;
    }

    private Figures look(Campaign campaign, Instant now) {
        Tally tally = tallies.of(List.of(campaign.id())).getOrDefault(campaign.id(), Tally.NOTHING);
        long settled = (long) tally.sent() + tally.failed() + tally.suppressed() + tally.inDoubt();
        pace.seen(settled, now);
        Long audience = expected(campaign, tally);
        boolean over = OVER.contains(campaign.status()) && campaign.audienceComplete() && tally.pending() == 0;
        return new Figures(
                campaign.status().value(),
                tally,
                tally.failed() == 0 ? Map.of() : tallies.failureReasons(campaign.id()),
                pace.perSecond(),
                audience,
                over || audience == null ? null : pace.finish(audience - settled),
                over);
    }

    /** Returns the expected audience, counted once after the launch. */
    private @Nullable Long expected(Campaign campaign, Tally tally) {
        Snapshot snapshot = campaign.snapshot();
        if (campaign.audienceComplete() || snapshot == null) {
            return campaign.timings().launchedAt() == null ? null : (long) tally.audienceSize();
        }
        if (expected == null) {
            expected = audiences.size(campaign.rule().rule(), snapshot);
        }
        return Math.max(expected, tally.audienceSize());
    }
}
