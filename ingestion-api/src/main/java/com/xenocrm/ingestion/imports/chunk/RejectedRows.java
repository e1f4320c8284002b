package com.xenocrm.ingestion.imports.chunk;

import org.bson.types.Binary;

/**
 * Rejected rows of one chunk.
 *
 * @param rows packed rows, each preceded by the reason
 */
public record RejectedRows(String chunkId, String importId, Binary rows) {}
