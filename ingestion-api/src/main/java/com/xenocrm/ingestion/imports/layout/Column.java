package com.xenocrm.ingestion.imports.layout;

/**
 * Where the cells of a column go.
 *
 * @param header as the file spells it
 * @param field the field or attribute; empty when the column is left out
 */
public record Column(String header, String field, CellType type) {}
