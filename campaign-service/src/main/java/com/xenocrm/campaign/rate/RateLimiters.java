package com.xenocrm.campaign.rate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What limits campaigns: each one's own rate, and the rate of all together. */
@Component
public class RateLimiters {

    private static final String ALL_CAMPAIGNS = "global";

    private final RateLimitStore rates;
    private final RateLimitSettings settings;
    private final Sleeper waiting;

    RateLimiters(RateLimitStore rates, RateLimitSettings settings, Sleeper waiting) {
        this.rates = rates;
        this.settings = settings;
        this.waiting = waiting;
    }

    /** The pace of a campaign that may send so many a second; null for no limit of its own. */
    public RateLimiter of(String campaignId, @Nullable Integer maxRate) {
        List<RateLimitKey> lanes = new ArrayList<>();
        if (maxRate != null) {
            lanes.add(new RateLimitKey(campaignId, maxRate));
        }
        if (settings.maxSendRate() > 0) {
            lanes.add(new RateLimitKey(ALL_CAMPAIGNS, settings.maxSendRate()));
        }
        return new RateLimiter(lanes, rates, waiting);
    }
}
