package com.xenocrm.ingestion.privacy;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Converts stored values to JSON values: times to ISO 8601, decimals to numbers. */
final class StoredValues {

    private StoredValues() {}

    static @Nullable Object shown(@Nullable Object stored) {
        return switch (stored) {
            case Map<?, ?> document -> {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                document.forEach((field, value) -> shown.put(String.valueOf(field), shown(value)));
                yield shown;
            }
            case List<?> list -> list.stream().map(StoredValues::shown).toList();
            case Date time -> time.toInstant().toString();
            case Decimal128 amount -> amount.bigDecimalValue();
            case null, default -> stored;
        };
    }
}
