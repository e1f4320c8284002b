package com.xenocrm.simulation.erasure;

/**
 * Action at a time in a history with erasures.
 *
 * @param at microseconds since the beginning
 * @param person number of the person, where it concerns one
 * @param campaign number of the campaign, where it concerns one
 */
record PrivacyAction(long at, Kind kind, int person, int campaign) {

    /** Kind of an action. */
    enum Kind {
        ERASE,
        UNSUBSCRIBE,
        SUPPRESS,
        /** Puts a record of the person among the dead letters. */
        PARK,
        LAUNCH,
        PAUSE,
        RESUME,
        RETRY_FAILED
    }
}
