package com.xenocrm.ingestion.imports.chunk;

import java.util.List;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.ingestion.imports.csv.PackedRows;

/**
 * A chunk's rows, sorted into messages to publish and rows to reject. The same chunk gives the same messages at every
 * attempt, so publishing them again changes nothing.
 *
 * @param rejected each row with the reason in front
 */
public record SortedRows(List<CrmMessage> messages, int accepted, PackedRows rejected) {}
