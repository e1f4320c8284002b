package com.xenocrm.ingestion.imports.chunk;

/**
 * Numbers of rows of an import by result: the sums over its chunks.
 *
 * @param suppressed number of addresses with an objection in the file
 */
public record ImportCounts(long rows, long accepted, long rejected, long suppressed) {

    public static final ImportCounts NOTHING = new ImportCounts(0, 0, 0, 0);

    /** Returns the percentage of rows that are accepted or rejected. */
    public int progress() {
        return rows == 0 ? 0 : Math.toIntExact((accepted + rejected) * 100 / rows);
    }
}
