package com.xenocrm.simulation.world;

/** Contents of a world: services, people with their plans, and the promises that have to hold. */
public interface Scenario {

    /** Stores what is there in the beginning, starts the services and plans what people do. */
    void begin();

    /** Checks the promises that hold after every write. */
    void written(String collection);

    /** Tells whether nothing is left to do. */
    boolean isQuiet();

    /** Does what people do about a history that is not quiet yet, once faults have ended. */
    void goOn();

    /** Returns what is left to do, for a history that does not end. */
    String unfinished();

    /** Returns the microseconds within which everything has to be quiet. */
    long longest();

    /** Checks the promises that hold once everything is quiet. */
    void check();
}
