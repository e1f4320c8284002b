package com.xenocrm.contracts.message;

/**
 * A chunk of an imported file is stored and waits to be handled: this message is the import's checkpoint.
 *
 * @param chunk counted from 0
 */
public record ImportChunkStored(String importId, int chunk) implements CrmMessage {}
