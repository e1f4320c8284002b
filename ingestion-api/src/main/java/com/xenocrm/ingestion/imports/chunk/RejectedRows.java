package com.xenocrm.ingestion.imports.chunk;

import org.bson.types.Binary;

/**
 * Rejected rows of one chunk.
 *
 * @param rows packed, each with the reason in front
 */
public record RejectedRows(String chunkId, String importId, Binary rows) {}
