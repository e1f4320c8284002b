package com.xenocrm.simulation.database;

import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import com.xenocrm.simulation.loop.Task;

/** Changes what services ask of the database, so that they behave as if they had a fault. */
public interface Tampering {

    Tampering NONE = new Tampering() {};

    /** Changes a write's condition or update in place. */
    default void write(String collection, Document condition, Document update) {}

    /** Changes the condition of a deletion in place. */
    default void delete(String collection, Document condition) {}

    /** Returns what a query of a task finds instead. */
    default List<Document> found(String collection, List<Document> documents, Task task) {
        return documents;
    }

    /** Tells whether a query for distinct values finds none. */
    default boolean hides(String collection, Document query) {
        return false;
    }
}
