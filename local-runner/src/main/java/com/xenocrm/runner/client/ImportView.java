package com.xenocrm.runner.client;

import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * An import and how far it is.
 *
 * @param reason why it failed; empty when it has not
 */
public record ImportView(
        String id, String kind, String status, String reason, long rows, long accepted, long rejected) {

    private static final Set<String> FINAL = Set.of("completed", "cancelled", "failed");

    static ImportView of(JsonNode answer) {
        JsonNode data = answer.path("data");
        return new ImportView(
                data.path("_id").asString(""),
                data.path("kind").asString(""),
                data.path("status").asString(""),
                data.path("reason").asString(""),
                data.path("rows").asLong(),
                data.path("accepted").asLong(),
                data.path("rejected").asLong());
    }

    /** Nothing will change any more. */
    public boolean isFinal() {
        return FINAL.contains(status);
    }

    public boolean isCompleted() {
        return status.equals("completed");
    }
}
