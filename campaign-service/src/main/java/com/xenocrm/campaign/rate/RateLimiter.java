package com.xenocrm.campaign.rate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * How fast a campaign goes out. What is sent at once is a fiftieth of a second's worth: in no second does more go out
 * than the limit and a few of these, one for each dispatcher that is late.
 */
public final class RateLimiter {

    private static final int SLICES_A_SECOND = 50;

    private final List<RateLimitKey> lanes;
    private final RateLimitStore rates;
    private final Sleeper waiting;

    RateLimiter(List<RateLimitKey> lanes, RateLimitStore rates, Sleeper waiting) {
        this.lanes = lanes;
        this.rates = rates;
        this.waiting = waiting;
    }

    /** How many may go out in a second. */
    public int perSecond() {
        return lanes.stream().mapToInt(RateLimitKey::perSecond).min().orElse(Integer.MAX_VALUE);
    }

    /** How many are to be sent at once. */
    public int atOnce() {
        return Math.max(1, perSecond() / SLICES_A_SECOND);
    }

    /** Returns when so many may go out. Lanes are taken one after the other, so that none is held while another is awaited. */
    public void await(int count) {
        for (RateLimitKey lane : lanes) {
            Duration ahead = rates.reserve(lane, count);
            if (ahead.isPositive()) {
                pass(ahead);
            }
        }
    }

    private void pass(Duration time) {
        try {
            waiting.during(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("The service stops").initCause(e);
        }
    }
}
