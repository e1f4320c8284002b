package com.xenocrm.campaign.lag;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.page.Tally;

/**
 * Since when nothing of a campaign has changed, as far as this process knows.
 *
 * @param told whether the log has it
 */
record StallDetector(Tally tally, Instant since, Duration lasts, boolean told) {

    /**
     * What a further look shows.
     *
     * @param before null for the first look
     * @param progressedAt when a page was sent last; in the future while the campaign is held up until then
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
