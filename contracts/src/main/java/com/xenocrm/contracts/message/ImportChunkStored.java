package com.xenocrm.contracts.message;

/**
 * Stored chunk of an imported file that is to be processed; serves as the checkpoint of the import.
 *
 * @param chunk number of the chunk, from 0
 */
public record ImportChunkStored(String importId, int chunk) implements CrmMessage {}
