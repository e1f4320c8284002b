package com.xenocrm.kit.mongo;

import java.util.List;

/** Index of a collection, to be created by a migration. */
public record CollectionIndex(String collection, List<String> keys, boolean unique, boolean sparse, boolean expiring) {

    /** Creates an ascending index on these keys. */
    public static CollectionIndex on(String collection, String... keys) {
        return new CollectionIndex(collection, List.of(keys), false, false, false);
    }

    /** Returns the index with a unique constraint on its keys. */
    public CollectionIndex asUnique() {
        return new CollectionIndex(collection, keys, true, sparse, expiring);
    }

    /** Returns the index restricted to documents with the keys. */
    public CollectionIndex asSparse() {
        return new CollectionIndex(collection, keys, unique, true, expiring);
    }

    /** Returns the index on one date that deletes documents after that date. */
    public CollectionIndex asExpiring() {
        return new CollectionIndex(collection, keys, unique, sparse, true);
    }

    /** Returns a description that is the same for equal indexes. */
    public String definition() {
        return "index of %s over %s%s%s%s"
                .formatted(
                        collection,
                        String.join(", ", keys),
                        unique ? ", unique" : "",
                        sparse ? ", sparse" : "",
                        expiring ? ", expiring" : "");
    }
}
