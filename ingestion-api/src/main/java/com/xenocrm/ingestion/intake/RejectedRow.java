package com.xenocrm.ingestion.intake;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import tools.jackson.databind.JsonNode;

/**
 * Rejected row of a request.
 *
 * @param index position in the request, from 0
 * @param error field and its error
 * @param row row as sent, by its kind: {@code customer}, {@code order}, {@code receipt}
 */
public record RejectedRow(
        int index, String error, @JsonAnyGetter Map<String, JsonNode> row) {}
