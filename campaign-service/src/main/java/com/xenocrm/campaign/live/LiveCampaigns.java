package com.xenocrm.campaign.live;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.audience.Audiences;
import com.xenocrm.campaign.lifecycle.Campaigns;
import com.xenocrm.campaigndata.page.PageTallies;
import com.xenocrm.kit.stream.Observation;

/** Campaigns observed in this process; no state is kept of others. */
@Component
class LiveCampaigns {

    private final Campaigns campaigns;
    private final PageTallies tallies;
    private final Audiences audiences;
    private final Clock clock;
    private final Map<String, Watched> watched = new HashMap<>();

    LiveCampaigns(Campaigns campaigns, PageTallies tallies, Audiences audiences, Clock clock) {
        this.campaigns = campaigns;
        this.tallies = tallies;
        this.audiences = audiences;
        this.clock = clock;
    }

    /** Starts an observation; throws a 404 if there is no such campaign. */
    Watch watch(String campaignId) {
        campaigns.get(campaignId);
        LiveCampaign live;
        synchronized (watched) {
            Watched before = watched.get(campaignId);
            live = before == null ? new LiveCampaign(tallies, audiences) : before.campaign();
            watched.put(campaignId, new Watched(live, before == null ? 1 : before.watchers() + 1));
        }
        return new Watch(campaignId, live);
    }

    private void leave(String campaignId) {
        synchronized (watched) {
            watched.computeIfPresent(
                    campaignId,
                    (_, now) -> now.watchers() == 1 ? null : new Watched(now.campaign(), now.watchers() - 1));
        }
    }

    private record Watched(LiveCampaign campaign, int watchers) {}

    /** Observation of a campaign, until closed. */
    final class Watch implements Observation<Figures> {

        private final String campaignId;
        private final LiveCampaign live;

        private Watch(String campaignId, LiveCampaign live) {
            this.campaignId = campaignId;
            this.live = live;
        }

        Figures figures() {
            return live.figures(campaigns.get(campaignId), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }

        @Override
        public Figures look() {
            return figures();
        }

        @Override
        public String event(Figures figures) {
            return figures.isFinal() ? "final" : "tally";
        }

        @Override
        public boolean isFinal(Figures figures) {
            return figures.isFinal();
        }

        @Override
        public boolean isSame(Figures figures, @Nullable Figures last) {
            return figures.hasSameFigures(last);
        }

        @Override
        public void close() {
            leave(campaignId);
        }
    }
}
