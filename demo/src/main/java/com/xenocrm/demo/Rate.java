package com.xenocrm.demo;

import java.util.Locale;

/** Things per second. */
record Rate(long count, double seconds) {

    static Rate since(long startNanos, long count) {
        return new Rate(count, (System.nanoTime() - startNanos) / 1e9);
    }

    long perSecond() {
        return Math.round(count / Math.max(seconds, 1e-9));
    }

    /** Returns text such as {@code 12,345 orders/s}. */
    String text(String things) {
        return String.format(Locale.ROOT, "%,d %s/s", perSecond(), things);
    }
}
