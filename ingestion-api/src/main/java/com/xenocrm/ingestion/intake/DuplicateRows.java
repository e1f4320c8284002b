package com.xenocrm.ingestion.intake;

import java.util.HashMap;
import java.util.Map;

import com.xenocrm.ingestion.row.RowProblem;

/**
 * Rows of a request so far. As the rows have no order, it is unclear which of two rows about the same thing is meant:
 * an equal row is harmless, a different one is refused.
 */
final class DuplicateRows<T> {

    private final Map<Map.Entry<String, String>, Said<T>> said = new HashMap<>();

    /** Returns true for a new record and false for one equal to an earlier row's. */
    boolean isNew(int index, T record, Map<String, String> names) {
        Said<T> same = null;
        for (Map.Entry<String, String> name : names.entrySet()) {
            Said<T> earlier = said.get(name);
            if (earlier != null && !earlier.record.equals(record)) {
                throw new RowProblem(name.getKey(), "is the same as in row " + earlier.index + ", and the rows differ");
            }
            same = earlier == null ? same : earlier;
        }
        if (same == null) {
            names.entrySet().forEach(name -> said.put(name, new Said<>(index, record)));
        }
        return same == null;
    }

    private record Said<T>(int index, T record) {}
}
