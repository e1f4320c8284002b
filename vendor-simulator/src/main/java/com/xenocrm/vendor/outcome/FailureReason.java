package com.xenocrm.vendor.outcome;

import java.util.Locale;

/** Why deliveries fail, and how large a share of the failures each reason has. */
enum FailureReason {
    THROTTLED(0.35, false),
    TIMEOUT(0.25, false),
    INVALID_ADDRESS(0.30, true),
    BLOCKED(0.10, true);

    /** How large a share of the failures another attempt may cure. */
    static final double TRANSIENT_SHARE = 0.6;

    private final double share;
    private final boolean permanent;

    FailureReason(double share, boolean permanent) {
        this.share = share;
        this.permanent = permanent;
    }

    /** The reason with this word. */
    static FailureReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** True when another attempt is no use. */
    boolean isPermanent() {
        return permanent;
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

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
