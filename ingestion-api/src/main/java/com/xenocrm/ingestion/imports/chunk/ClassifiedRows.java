package com.xenocrm.ingestion.imports.chunk;

import java.util.List;
import java.util.Map;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.ingestion.imports.csv.PackedRows;
import com.xenocrm.ingestion.imports.export.Consent;

/**
 * Rows of a chunk, sorted into messages to publish and rejected rows. The same chunk always gives the same messages, so
 * publishing them again changes nothing.
 *
 * @param rejected rejected rows, each preceded by the reason
 * @param objections addresses of people who objected, also from rejected rows
 * @param erasedObjections those of them in rows that name an erased person
 */
public record ClassifiedRows(
        List<CrmMessage> messages,
        int accepted,
        PackedRows rejected,
        Map<String, Consent> objections,
        Map<String, Consent> erasedObjections) {}
