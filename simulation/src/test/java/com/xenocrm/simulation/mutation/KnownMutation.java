package com.xenocrm.simulation.mutation;

/** Fault on purpose, with a history that shows it. */
public interface KnownMutation extends Mutation {

    /** Returns the seed that showed the fault when it was last looked for; a change of the engine moves it. */
    long knownSeed();
}
