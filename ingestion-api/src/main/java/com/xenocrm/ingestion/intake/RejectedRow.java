package com.xenocrm.ingestion.intake;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import tools.jackson.databind.JsonNode;

/**
 * A row that was not taken.
 *
 * @param index its place in the request, from 0
 * @param error the field and its fault
 * @param row the row as it was sent, under what it is: {@code customer}, {@code order}, {@code receipt}
 */
public record RejectedRow(
        int index, String error, @JsonAnyGetter Map<String, JsonNode> row) {}
