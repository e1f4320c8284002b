package com.xenocrm.runner.terminal;

import java.time.Duration;
import java.util.Locale;

/** So many things in so much time. */
public record Rate(long count, Duration duration) {

    /** Things a second, rounded; the count itself when no time has passed. */
    public long perSecond() {
        long nanos = duration.toNanos();
        return nanos == 0 ? count : Math.round(count * 1e9 / nanos);
    }

    /** Such as {@code 12,345 orders/s}. */
    public String text(String things) {
        return String.format(Locale.ROOT, "%,d %s/s", perSecond(), things);
    }

    /** Such as {@code 4.2 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
