package com.xenocrm.ingestion.imports.chunk;

import java.time.Instant;

import org.bson.types.Binary;

/**
 * Rows of an import that are to be processed together.
 *
 * @param number number of the chunk, from 0
 * @param firstVersion version of the first row's record, increased by one for each further row; the same at every attempt
 * @param storedAt time of storage, the approximate upper limit of times in rows
 * @param rows rows packed by {@link com.xenocrm.ingestion.imports.csv.PackedRows}
 */
public record Chunk(String importId, int number, long firstVersion, Instant storedAt, Binary rows) {}
