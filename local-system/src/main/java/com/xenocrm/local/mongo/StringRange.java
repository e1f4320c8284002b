package com.xenocrm.local.mongo;

import java.util.NavigableMap;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Strings between two optional bounds, read from {@code $gt, $gte, $lt, $lte}. */
record StringRange(@Nullable Bound low, @Nullable Bound high) {
    record Bound(String value, boolean inclusive) {}

    static StringRange of(Document operators) {
        return new StringRange(bound(operators, "$gte", "$gt"), bound(operators, "$lte", "$lt"));
    }

    boolean isBounded() {
        return low != null || high != null;
    }

    /** Returns a range that contains the intersection of both; of two bounds on the same side it keeps one. */
    StringRange and(StringRange other) {
        return new StringRange(low != null ? low : other.low, high != null ? high : other.high);
    }

    <V> NavigableMap<String, V> of(NavigableMap<String, V> map) {
        if (low != null && high != null && low.value().compareTo(high.value()) > 0) {
            return map.headMap("", false);
        }
        NavigableMap<String, V> above = low == null ? map : map.tailMap(low.value(), low.inclusive());
        return high == null ? above : above.headMap(high.value(), high.inclusive());
    }

    private static @Nullable Bound bound(Document operators, String inclusive, String exclusive) {
        if (operators.get(inclusive) instanceof String value) {
            return new Bound(value, true);
        }
        return operators.get(exclusive) instanceof String value ? new Bound(value, false) : null;
    }
}
