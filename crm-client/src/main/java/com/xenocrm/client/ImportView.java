package com.xenocrm.client;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Import with its status and counts.
 *
 * @param reason reason of a failure; else empty
 */
public record ImportView(
        String id,
        String kind,
        String status,
        String reason,
        String export,
        List<String> warnings,
        long rows,
        long accepted,
        long rejected,
        long suppressed) {

    private static final Set<String> FINAL = Set.of("completed", "cancelled", "failed");

    static ImportView of(JsonNode answer) {
        JsonNode data = answer.path("data");
        return new ImportView(
                data.path("_id").asString(""),
                data.path("kind").asString(""),
                data.path("status").asString(""),
                data.path("reason").asString(""),
                data.path("export").asString(""),
                data.path("warnings").valueStream().map(JsonNode::asString).toList(),
                data.path("rows").asLong(),
                data.path("accepted").asLong(),
                data.path("rejected").asLong(),
                data.path("suppressed").asLong());
    }

    /** Returns whether the import has reached a final status. */
    public boolean isFinal() {
        return FINAL.contains(status);
    }

    public boolean isCompleted() {
        return status.equals("completed");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,d accepted, %,d rejected of %,d", status, accepted, rejected, rows);
    }
}
