package com.xenocrm.simulation.shop;

import java.util.List;

import com.xenocrm.simulation.shop.ShopAction.Kind;

/** Kinds of changes to the identifiers of people. */
public enum Theme {
    /** Everybody keeps address and identifier; some have no identifier, and records of others do not always name it. */
    STEADY,
    /** People with identifiers, which all records name, get new addresses. */
    MOVING,
    /** Addresses and identifiers change, and those that are free are used again. */
    REUSED,
    /** Few customers and many orders, which are edited, refunded and moved. */
    ORDERS;

    /** Returns the kinds of actions; one that is there twice is twice as likely. */
    public List<Kind> kinds() {
        return switch (this) {
            case STEADY -> List.of(Kind.CUSTOMERS, Kind.CUSTOMERS, Kind.ORDERS, Kind.ORDERS, Kind.PATCH);
            case MOVING -> List.of(Kind.CUSTOMERS, Kind.MOVE, Kind.ORDERS, Kind.ORDERS, Kind.PATCH);
            case REUSED ->
                List.of(Kind.CUSTOMERS, Kind.CUSTOMERS, Kind.MOVE, Kind.RENUMBER, Kind.ORDERS, Kind.ORDERS, Kind.PATCH);
            case ORDERS -> List.of(Kind.CUSTOMERS, Kind.ORDERS, Kind.ORDERS, Kind.ORDERS, Kind.ORDERS);
        };
    }
}
