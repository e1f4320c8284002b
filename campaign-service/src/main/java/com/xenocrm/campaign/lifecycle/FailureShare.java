package com.xenocrm.campaign.lifecycle;

import com.xenocrm.campaigndata.page.Tally;

/**
 * Failures among known outcomes.
 *
 * @param failures communications that failed, or bounced later
 * @param outcomes communications that were sent or failed
 */
record FailureShare(int failures, int outcomes) {

    private static final int FEWEST = 100;

    static FailureShare of(Tally tally) {
        return new FailureShare(tally.failed() + tally.bounced(), tally.sent() + tally.failed());
    }

    FailureShare since(FailureShare earlier) {
        return new FailureShare(failures - earlier.failures, outcomes - earlier.outcomes);
    }

    /** Returns whether failures are more than this share of enough outcomes. */
    boolean exceeds(double share) {
        return outcomes >= FEWEST && failures > share * outcomes;
    }
}
