package com.xenocrm.ai.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prompt of a task: instructions from a resource file with a version in its name, the JSON schema of the answer,
 * and the data apart from both.
 *
 * @param task name of the task
 */
public record Prompt(String task, String instructions, JsonNode schema) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Returns the prompt of a task and version: {@code /prompts/<task>.v<version>.txt} and {@code .schema.json}. */
    public static Prompt of(String task, int version) {
        String file = "/prompts/%s.v%d".formatted(task, version);
        return new Prompt(task, text(file + ".txt"), JSON.readTree(text(file + ".schema.json")));
    }

    private static String text(String file) {
        try (InputStream in = Prompt.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
