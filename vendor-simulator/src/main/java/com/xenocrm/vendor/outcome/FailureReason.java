package com.xenocrm.vendor.outcome;

import java.util.Locale;

/** Why deliveries fail, and how large a share of the failures each reason has. */
enum FailureReason {
    THROTTLED(0.35),
    TIMEOUT(0.25),
    INVALID_ADDRESS(0.30),
    BLOCKED(0.10);

    private final double share;

    FailureReason(double share) {
        this.share = share;
    }

    /** The reason that holds this place, from 0 to 1, when all are laid end to end. */
    static FailureReason at(double place) {
        double end = 0;
        for (FailureReason reason : values()) {
            end += reason.share;
            if (place < end) {
                return reason;
            }
        }
        return BLOCKED;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
