package com.xenocrm.ai.summary;

import java.util.List;
import java.util.Optional;

/**
 * Deliveries by band of customers.
 *
 * @param comparison comparison with the control group; empty without one
 */
record Breakdown(List<BandTally> bands, Optional<ControlGroupComparison> comparison) {

    /** Breakdown where only the totals are known. */
    static final Breakdown NONE = new Breakdown(List.of(), Optional.empty());

    /** Keeps the bands of these kinds; all of them if there are none. */
    Breakdown of(List<CustomerBand.Kind> kinds) {
        return kinds.isEmpty()
                ? this
                : new Breakdown(
                        bands.stream()
                                .filter(tally -> kinds.stream()
                                        .anyMatch(kind -> kind.bands().contains(tally.band())))
                                .toList(),
                        comparison);
    }

    /** Outcomes of the messages to one band. */
    record BandTally(CustomerBand band, long sent, long failed) {

        long settled() {
            return sent + failed;
        }
    }
}
