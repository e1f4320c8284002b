package com.xenocrm.ingestion.intake;

import java.util.HashMap;
import java.util.Map;

import com.xenocrm.ingestion.row.RowProblem;

/**
 * What a request has said so far. Which of two rows about the same thing is meant cannot be known, as a request's rows
 * have no order; so the same again is harmless, and a row that says something else is refused.
 */
final class DuplicateRows<T> {

    private final Map<Map.Entry<String, String>, Said<T>> said = new HashMap<>();

    /** True when the record is new, false when it says the same as an earlier row. */
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
