package com.xenocrm.ingestion.intake;

import java.util.Map;

import com.xenocrm.ingestion.row.Row;

/** Reader of records from the rows of a request. */
@FunctionalInterface
public interface RowReader<T> {

    /** Returns the record; throws {@link com.xenocrm.ingestion.row.RowProblem} if the row is invalid. */
    T read(Row row);

    /**
     * Returns the identifying fields of the record with their values; records that agree on one of them are about the
     * same thing.
     */
    default Map<String, String> names(T record) {
        return Map.of();
    }
}
