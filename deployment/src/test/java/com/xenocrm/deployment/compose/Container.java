package com.xenocrm.deployment.compose;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.xenocrm.deployment.code.ServiceCode;

/**
 * Entry below {@code services} of the Compose file.
 *
 * @param settings keys and values, with anchors and merges resolved
 */
record Container(String name, Map<String, Object> settings) {

    /** Returns its variables; empty for values passed on from the caller. */
    Map<String, Optional<String>> environment() {
        Map<String, Optional<String>> environment = new TreeMap<>();
        map("environment")
                .forEach((variable, value) ->
                        environment.put(variable, Optional.ofNullable(value).map(Object::toString)));
        return environment;
    }

    /** Returns the containers that it waits for, with the conditions. */
    Map<String, String> waitsFor() {
        return map("depends_on").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> asMap(entry.getValue()).get("condition").toString()));
    }

    String image() {
        return settings.get("image").toString();
    }

    boolean isBuiltHere() {
        return settings.containsKey("build");
    }

    /** Returns the build argument with this name. */
    String argument(String name) {
        return String.valueOf(asMap(map("build").get("args")).get(name));
    }

    boolean checksItsHealth() {
        return settings.containsKey("healthcheck") || isService();
    }

    /** Returns whether this is a service of the project, with the health check of its image. */
    boolean isService() {
        return ServiceCode.all().stream().map(ServiceCode::name).anyMatch(name::equals);
    }

    /** Returns the values below a key; empty if it is absent. */
    Set<String> list(String key) {
        return ((Collection<?>) settings.getOrDefault(key, List.of()))
                .stream().map(Object::toString).collect(Collectors.toSet());
    }

    private Map<String, Object> map(String key) {
        return asMap(settings.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    @Override
    public String toString() {
        return name;
    }
}
