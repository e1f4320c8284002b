package com.xenocrm.deployment.code;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Properties by their full names, as Spring would read them from YAML files, with placeholders as written. */
final class Settings {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):([^}]*)}");
    private static final String IMPORT = "spring.config.import";
    private static final String CLASSPATH = "classpath:";

    private final Map<String, String> properties;

    private Settings(Map<String, String> properties) {
        this.properties = properties;
    }

    /** Reads a file and its imports from the class path; imported values take precedence, as in Spring. */
    static Settings of(Path file, List<Path> classpath) {
        Map<String, String> properties = new LinkedHashMap<>();
        flatten("", YAML.readTree(file), properties);
        for (String imported : properties.getOrDefault(IMPORT, "").split(",", -1)) {
            String name = imported.substring(imported.indexOf(':') + 1);
            classpath.stream()
                    .filter(_ -> imported.startsWith(CLASSPATH))
                    .map(directory -> directory.resolve(name))
                    .filter(Files::exists)
                    .forEach(other -> properties.putAll(of(other, classpath).properties));
        }
        return new Settings(properties);
    }

    /** Returns the value of a property; empty if there is none. */
    String of(String name) {
        return properties.getOrDefault(name, "");
    }

    /** Returns the properties with this prefix, without the prefix. */
    Settings below(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return new Settings(found);
    }

    /** Returns the properties without this prefix. */
    Settings without(String prefix) {
        Map<String, String> found = new LinkedHashMap<>(properties);
        found.keySet().removeIf(name -> name.startsWith(prefix));
        return new Settings(found);
    }

    Set<String> names() {
        return properties.keySet();
    }

    /** Returns the environment variables that the values refer to. */
    Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        for (String value : properties.values()) {
            Matcher matcher = VARIABLE.matcher(value);
            while (matcher.find()) {
                variables.add(matcher.group(1));
            }
        }
        return variables;
    }

    /** Returns the defaults of variables in the values. */
    Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>();
        properties
                .values()
                .forEach(value -> DEFAULT.matcher(value)
                        .results()
                        .forEach(variable -> defaults.put(variable.group(1), variable.group(2))));
        return defaults;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> properties) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(),
                            entry.getValue(),
                            properties));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(name + "[" + i + "]", node.get(i), properties);
            }
        } else {
            properties.put(name, node.asString());
        }
    }
}
