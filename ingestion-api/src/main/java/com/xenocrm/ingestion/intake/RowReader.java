package com.xenocrm.ingestion.intake;

import java.util.Map;

import com.xenocrm.ingestion.row.Row;

/** From a request's row to a record. */
@FunctionalInterface
public interface RowReader<T> {

    /** The record; throws {@link com.xenocrm.ingestion.row.RowProblem} when the row is not valid. */
    T read(Row row);

    /** What the record is known by, field to value: records that agree on one of them speak of the same thing. */
    default Map<String, String> names(T record) {
        return Map.of();
    }
}
