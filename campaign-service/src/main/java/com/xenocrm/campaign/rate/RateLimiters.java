package com.xenocrm.campaign.rate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Factory of rate limiters, which combine a campaign's own rate with the global one. */
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

    /** Returns the rate limiter of a campaign; a null rate means no limit of its own. */
    public RateLimiter of(String campaignId, @Nullable Integer maxRate) {
        List<RateLimitKey> keys = new ArrayList<>();
        if (maxRate != null) {
            keys.add(new RateLimitKey(campaignId, maxRate));
        }
        if (settings.maxSendRate() > 0) {
            keys.add(new RateLimitKey(ALL_CAMPAIGNS, settings.maxSendRate()));
        }
        return new RateLimiter(keys, rates, waiting);
    }
}
