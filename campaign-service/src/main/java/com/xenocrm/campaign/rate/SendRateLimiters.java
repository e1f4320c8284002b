package com.xenocrm.campaign.rate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Factory of rate limiters, which combine a campaign's own rate with the global one. */
@Component
public class SendRateLimiters {

    private static final String ALL_CAMPAIGNS = "global";

    private final SendRateStore rates;
    private final SendRateSettings settings;
    private final Sleeper waiting;

    SendRateLimiters(SendRateStore rates, SendRateSettings settings, Sleeper waiting) {
        this.rates = rates;
        this.settings = settings;
        this.waiting = waiting;
    }

    /** Returns the rate limiter of a campaign; a null rate means no limit of its own. */
    public SendRateLimiter of(String campaignId, @Nullable Integer maxRate) {
        List<SendRateKey> keys = new ArrayList<>();
        if (maxRate != null) {
            keys.add(new SendRateKey(campaignId, maxRate));
        }
        if (settings.maxSendRate() > 0) {
            keys.add(new SendRateKey(ALL_CAMPAIGNS, settings.maxSendRate()));
        }
        return new SendRateLimiter(keys, rates, waiting);
    }
}
