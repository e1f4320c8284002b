package com.xenocrm.campaign.rate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Rate limiter of a campaign. Slices are a fiftieth of a second's limit, so a second can exceed the limit only by a few
 * slices, one per delayed dispatcher.
 */
public final class SendRateLimiter {

    private static final int SLICES_A_SECOND = 50;

    private final List<SendRateKey> keys;
    private final SendRateStore rates;
    private final Sleeper waiting;

    SendRateLimiter(List<SendRateKey> keys, SendRateStore rates, Sleeper waiting) {
        this.keys = keys;
        this.rates = rates;
        this.waiting = waiting;
    }

    /** Returns the limit per second. */
    public int perSecond() {
        return keys.stream().mapToInt(SendRateKey::perSecond).min().orElse(Integer.MAX_VALUE);
    }

    /** Returns the size of a slice. */
    public int atOnce() {
        return Math.max(1, perSecond() / SLICES_A_SECOND);
    }

    /**
     * Waits until this number may be published: for the campaign's own rate first, then for the global one. A slot of the
     * global rate is reserved only after the first wait, so that other campaigns can use the time of that wait.
     */
    public void await(int count) {
        for (SendRateKey key : keys) {
            Duration ahead = rates.reserve(key, count);
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
