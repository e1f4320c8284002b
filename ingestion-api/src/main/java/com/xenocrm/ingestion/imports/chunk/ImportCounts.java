package com.xenocrm.ingestion.imports.chunk;

/**
 * How many rows of an import there are, and what became of them: the sum over its chunks.
 *
 * @param suppressed addresses with an objection in the file
 */
public record ImportCounts(long rows, long accepted, long rejected, long suppressed) {

    public static final ImportCounts NOTHING = new ImportCounts(0, 0, 0, 0);

    /** Per cent that are taken in or rejected. */
    public int progress() {
        return rows == 0 ? 0 : Math.toIntExact((accepted + rejected) * 100 / rows);
    }
}
