package com.xenocrm.campaign.pace;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What limits campaigns: each one's own rate, and the rate of all together. */
@Component
public class Paces {

    private static final String ALL_CAMPAIGNS = "global";

    private final SendRates rates;
    private final PaceSettings settings;
    private final Waiting waiting;

    Paces(SendRates rates, PaceSettings settings, Waiting waiting) {
        this.rates = rates;
        this.settings = settings;
        this.waiting = waiting;
    }

    /** The pace of a campaign that may send so many a second; null for no limit of its own. */
    public Pace of(String campaignId, @Nullable Integer maxRate) {
        List<Lane> lanes = new ArrayList<>();
        if (maxRate != null) {
            lanes.add(new Lane(campaignId, maxRate));
        }
        if (settings.maxSendRate() > 0) {
            lanes.add(new Lane(ALL_CAMPAIGNS, settings.maxSendRate()));
        }
        return new Pace(lanes, rates, waiting);
    }
}
