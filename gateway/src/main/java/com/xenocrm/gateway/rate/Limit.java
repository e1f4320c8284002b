package com.xenocrm.gateway.rate;

/**
 * A token bucket's measures: one token a request.
 *
 * @param kind whom it is for; part of the bucket's name
 * @param perSecond how fast it fills
 */
record Limit(String kind, long perSecond) {

    private static final long SECONDS_SAVED_UP = 10;

    /** How much it holds: what is not used is saved up for so long. */
    long burst() {
        return perSecond * SECONDS_SAVED_UP;
    }
}
