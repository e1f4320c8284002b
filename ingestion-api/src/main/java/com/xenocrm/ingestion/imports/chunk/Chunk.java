package com.xenocrm.ingestion.imports.chunk;

import java.time.Instant;

import org.bson.types.Binary;

/**
 * Some rows of an import that are yet to be taken in.
 *
 * @param number counted from 0
 * @param firstVersion the version of the first row's record, the next row's being one more; the same at every attempt
 * @param storedAt what a time in a row may not be long after
 * @param rows see {@link com.xenocrm.ingestion.imports.csv.PackedRows}
 */
public record Chunk(String importId, int number, long firstVersion, Instant storedAt, Binary rows) {}
