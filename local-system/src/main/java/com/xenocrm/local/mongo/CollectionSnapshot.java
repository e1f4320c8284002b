package com.xenocrm.local.mongo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Documents of a collection at one moment, read in the order of their positions while the collection changes. */
final class CollectionSnapshot {

    private final int end;
    private final Map<Integer, Optional<Document>> earlier = new HashMap<>();
    private int read;

    /** @param end position after the last document */
    CollectionSnapshot(int end) {
        this.end = end;
    }

    int end() {
        return end;
    }

    /** Keeps what was at a position before its first change; null for nothing. */
    void keep(int position, @Nullable Document before) {
        if (position >= read && position < end) {
            earlier.putIfAbsent(position, Optional.ofNullable(before));
        }
    }

    /** Returns what was at a position; null for nothing. */
    @Nullable
    Document at(int position, @Nullable Document now) {
        read = position + 1;
        return earlier.containsKey(position) ? earlier.remove(position).orElse(null) : now;
    }
}
