package com.xenocrm.contracts.message;

/**
 * Request to erase the data of one person, who is only named in the stored erasure, so that queues contain no
 * identifiers.
 *
 * @param pass number of the pass, from 0; a later pass finds data that was being written during an earlier one
 */
public record ErasureRequested(String erasureId, int pass) implements CrmMessage {}
