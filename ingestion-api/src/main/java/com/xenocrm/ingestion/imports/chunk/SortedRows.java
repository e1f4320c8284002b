package com.xenocrm.ingestion.imports.chunk;

import java.util.List;
import java.util.Map;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.export.Consent;

/**
 * A chunk's rows, sorted into messages to publish and rows to reject. The same chunk gives the same messages at every
 * attempt, so publishing them again changes nothing.
 *
 * @param rejected each row with the reason in front
 * @param objections addresses that must not be written to, also those of rejected rows
 */
public record SortedRows(
        List<CrmMessage> messages, int accepted, PackedRows rejected, Map<String, Consent> objections) {}
