package com.xenocrm.runner.process;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a service's structured log, as a person likes to read it. */
public record LogLine(String timestamp, String text) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A line that is not structured is taken as it is. */
    public static LogLine parse(String line) {
        if (!line.startsWith("{")) {
            return new LogLine("", line);
        }
        try {
            JsonNode event = JSON.readTree(line);
            String timestamp = event.path("@timestamp").asString("");
            String logger = event.at("/log/logger").asString("");
            String text = String.join(
                    " ",
                    clock(timestamp),
                    event.at("/log/level").asString("").strip(),
                    logger.substring(logger.lastIndexOf('.') + 1) + ":",
                    event.path("message").asString(""));
            String trace = event.at("/error/stack_trace").asString("");
            return new LogLine(timestamp, trace.isEmpty() ? text : text + "\n" + trace.stripTrailing());
        } catch (JacksonException _) {
            return new LogLine("", line);
        }
    }

    private static String clock(String timestamp) {
        return timestamp.length() >= 23 ? timestamp.substring(11, 23) : timestamp;
    }
}
