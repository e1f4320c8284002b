package com.xenocrm.gateway.apidoc;

import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges the API documents of the services. If two services give one name to different schemas, the later one is
 * renamed.
 */
final class ApiDocumentMerger {

    private static final String SCHEMA = "#/components/schemas/";

    private final ObjectNode whole;

    /** @param whole what the documents are added to */
    ApiDocumentMerger(ObjectNode whole) {
        this.whole = whole;
    }

    void add(String service, ObjectNode part) {
        ObjectNode schemas = part.withObject("/components/schemas");
        Map<String, String> renamed = schemas.propertyNames().stream()
                .filter(name -> clashes(name, schemas.get(name)))
                .collect(Collectors.toMap(name -> name, name -> name + "_" + service));
        refer(part, renamed);
        ObjectNode common = whole.withObject("/components/schemas");
        schemas.properties()
                .forEach(schema ->
                        common.set(renamed.getOrDefault(schema.getKey(), schema.getKey()), schema.getValue()));
        ObjectNode paths = whole.withObject("/paths");
        part.withObject("/paths").properties().forEach(path -> {
            path.getValue().forEach(route -> name((ObjectNode) route, service, path.getKey()));
            paths.set(path.getKey(), path.getValue());
        });
    }

    /** Notes in the description that a service's routes are missing. */
    void leaveOut(String service) {
        ObjectNode info = whole.withObject("/info");
        info.put(
                "description",
                info.path("description").asString() + "\n\n**" + service
                        + " does not answer right now: its routes are missing here.**");
    }

    /** A schema that refers to others is never shared, as its references may mean different schemas. */
    private boolean clashes(String name, JsonNode schema) {
        JsonNode there = whole.at("/components/schemas").path(name);
        return !there.isMissingNode()
                && !(there.equals(schema) && schema.findValues("$ref").isEmpty());
    }

    private static void refer(JsonNode node, Map<String, String> renamed) {
        String target = node.path("$ref").asString("");
        if (target.startsWith(SCHEMA) && node instanceof ObjectNode reference) {
            String name = target.substring(SCHEMA.length());
            reference.put("$ref", SCHEMA + renamed.getOrDefault(name, name));
        }
        node.forEach(child -> refer(child, renamed));
    }

    /** Makes the operation id unique in the whole document, and groups routes by the first segment of their path. */
    private static void name(ObjectNode route, String service, String path) {
        route.put("operationId", service + "_" + route.path("operationId").asString());
        route.putArray("tags").add(path.replaceFirst("^/(api/)?", "").replaceFirst("/.*", ""));
    }
}
