package com.xenocrm.vendor.outcome;

import java.util.Locale;

/** Reasons of failed deliveries, with their shares of all failures. */
enum FailureReason {
    THROTTLED(0.35, false),
    TIMEOUT(0.25, false),
    INVALID_ADDRESS(0.30, true),
    BLOCKED(0.10, true);

    /** Share of failures that another attempt may overcome. */
    static final double TRANSIENT_SHARE = 0.6;

    private final double share;
    private final boolean permanent;

    FailureReason(double share, boolean permanent) {
        this.share = share;
        this.permanent = permanent;
    }

    /** Returns the reason with this value. */
    static FailureReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns whether another attempt would be useless. */
    boolean isPermanent() {
        return permanent;
    }

    /** Returns the reason at a position from 0 to 1 in the cumulative distribution. */
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
