package com.xenocrm.contracts.message;

/**
 * The data of one person is to be erased. Who it is stands in the stored erasure only, so that no queue holds the identifiers.
 *
 * @param pass counted from 0; a later pass finds what was being written during an earlier one
 */
public record ErasureRequested(String erasureId, int pass) implements CrmMessage {}
