package com.xenocrm.campaign.lag;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.page.Tally;

/**
 * Detector of stalled campaigns: time since the last change that this process has seen.
 *
 * @param told whether the stall has been logged
 */
record StallDetector(Tally tally, Instant since, Duration lasts, boolean told) {

    /**
     * Returns the state after another observation.
     *
     * @param before previous state; null for the first observation
     * @param progressedAt time of the last page; in the future if the campaign waits until then
     */
    static StallDetector after(@Nullable StallDetector before, Tally tally, Instant progressedAt, Instant now) {
        boolean same = before != null && before.tally.equals(tally);
        Instant changed = before == null ? progressedAt : same ? before.since : now;
        Instant since = changed.isBefore(progressedAt) ? progressedAt : changed;
        Duration lasts = since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
        boolean told = before != null && before.told && since.equals(before.since);
        return new StallDetector(tally, since, lasts, told);
    }

    StallDetector asTold() {
        return new StallDetector(tally, since, lasts, true);
    }
}
