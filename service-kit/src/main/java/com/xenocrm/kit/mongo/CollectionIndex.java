package com.xenocrm.kit.mongo;

import java.util.List;

/** An index that a service needs; declare it as a migration. */
public record CollectionIndex(String collection, List<String> keys, boolean unique, boolean sparse, boolean expiring) {

    /** An ascending index over these keys. */
    public static CollectionIndex on(String collection, String... keys) {
        return new CollectionIndex(collection, List.of(keys), false, false, false);
    }

    /** The same, and no two documents may agree on all keys. */
    public CollectionIndex asUnique() {
        return new CollectionIndex(collection, keys, true, sparse, expiring);
    }

    /** The same, but only over documents that have the keys. */
    public CollectionIndex asSparse() {
        return new CollectionIndex(collection, keys, unique, true, expiring);
    }

    /** The same, over one date: a document goes once its date has passed. */
    public CollectionIndex asExpiring() {
        return new CollectionIndex(collection, keys, unique, sparse, true);
    }

    /** The index in words, the same for the same index. */
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
