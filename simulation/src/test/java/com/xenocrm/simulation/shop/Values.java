package com.xenocrm.simulation.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Values of stored documents. */
public final class Values {

    private Values() {}

    /** Returns an amount of money; zero for none. */
    public static BigDecimal amount(@Nullable Object value) {
        return value instanceof Decimal128 decimal ? decimal.toBigDecimal() : BigDecimal.ZERO;
    }

    /** Returns the texts of a list; empty for none. */
    public static List<String> texts(@Nullable Object list) {
        return list instanceof Iterable<?> values
                ? StreamSupport.stream(values.spliterator(), false)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Returns the value at a path; null for none. */
    static @Nullable Object at(Document document, String path) {
        Object value = document;
        for (String key : List.of(path.split("\\.", -1))) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    /** Returns the time of a version, as precisely as it is stored. */
    static Instant time(long version) {
        return Instant.EPOCH.plus(version, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
    }
}
