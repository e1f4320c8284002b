package com.xenocrm.simulation.campaign.plan;

/**
 * Action of a person at a time.
 *
 * @param at microseconds since the beginning
 * @param campaign number of the campaign, where it concerns one
 * @param customer number of the customer, where it concerns one
 */
public record Action(long at, Kind kind, int campaign, int customer) {

    /** Kind of an action. */
    public enum Kind {
        LAUNCH,
        PAUSE,
        RESUME,
        CANCEL,
        RETRY_FAILED,
        UNSUBSCRIBE,
        SUPPRESS,
        RELEASE,
        CHANGE_CUSTOMER,
        ADD_CUSTOMER,
        ERASE_CUSTOMER
    }
}
