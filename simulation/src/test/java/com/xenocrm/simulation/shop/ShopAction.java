package com.xenocrm.simulation.shop;

/**
 * Action of the shop at a time.
 *
 * @param at microseconds since the beginning
 * @param person number of the person whom it concerns
 * @param order number of the order, where it concerns one
 * @param chance decides the rest
 */
public record ShopAction(long at, Kind kind, int person, int order, long chance) {

    /** Kind of an action. */
    public enum Kind {
        /** Sends what the shop knows of some people, or a part of it. */
        CUSTOMERS,
        /** Sends a new or edited order, perhaps of another person than before. */
        ORDERS,
        /** Changes fields of a stored customer. */
        PATCH,
        /** Gives a person another address. */
        MOVE,
        /** Gives a person another identifier. */
        RENUMBER
    }
}
