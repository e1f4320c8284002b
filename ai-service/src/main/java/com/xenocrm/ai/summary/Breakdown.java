package com.xenocrm.ai.summary;

import java.util.List;
import java.util.Optional;

/**
 * How a campaign went with some of its customers.
 *
 * @param comparison with those held out; empty where there is no control group
 */
record Breakdown(List<BandTally> bands, Optional<ControlGroupComparison> comparison) {

    /** Nothing is known but the totals. */
    static final Breakdown NONE = new Breakdown(List.of(), Optional.empty());

    /** What became of the messages to one band. */
    record BandTally(CustomerBand band, long sent, long failed) {

        long settled() {
            return sent + failed;
        }
    }
}
