package com.xenocrm.gateway.rate;

/**
 * Token bucket of which each request takes one token.
 *
 * @param kind kind of caller; part of the bucket's name
 * @param perSecond tokens added a second
 */
record RateLimit(String kind, long perSecond) {

    private static final long SECONDS_SAVED_UP = 10;

    /** Returns the capacity of the bucket. */
    long burst() {
        return perSecond * SECONDS_SAVED_UP;
    }
}
