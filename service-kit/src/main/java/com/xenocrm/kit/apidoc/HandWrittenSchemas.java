package com.xenocrm.kit.apidoc;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.Resource;

/**
 * Adds the schemas in the service's {@code openapi.json}, for bodies and parameters that code parses or writes itself.
 * Their properties replace those derived from code.
 */
final class HandWrittenSchemas implements OpenApiCustomizer {

    private final Resource written;

    HandWrittenSchemas(Resource written) {
        this.written = written;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI document) {
        if (written.exists()) {
            OpenAPI additions = read();
            Optional.ofNullable(additions.getComponents())
                    .map(Components::getSchemas)
                    .orElse(Map.of())
                    .forEach((name, schema) -> add(document, name, schema));
            Optional.ofNullable(additions.getPaths())
                    .orElseGet(Paths::new)
                    .forEach((path, routes) -> routes.readOperationsMap()
                            .forEach((method, route) ->
                                    complete(document.getPaths().get(path), path, method, route)));
        }
    }

    @SuppressWarnings("rawtypes")
    private static void add(OpenAPI document, String name, Schema<?> addition) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Schema<?> found = schemas.get(name);
        if (found == null) {
            schemas.put(name, addition);
            return;
        }
        Optional.ofNullable(addition.getProperties()).orElse(Map.of()).forEach(found::addProperty);
        Optional.ofNullable(addition.getRequired()).ifPresent(found::setRequired);
        Optional.ofNullable(addition.getAdditionalProperties()).ifPresent(found::setAdditionalProperties);
    }

    private static void complete(
            @Nullable PathItem found, String path, PathItem.HttpMethod method, Operation addition) {
        Operation route = found == null ? null : found.readOperationsMap().get(method);
        if (route == null) {
            throw new IllegalStateException("There is no %s %s to describe".formatted(method, path));
        }
        Optional.ofNullable(addition.getParameters()).orElse(List.of()).forEach(route::addParametersItem);
        Optional.ofNullable(addition.getRequestBody()).ifPresent(route::setRequestBody);
        Optional.ofNullable(addition.getResponses())
                .ifPresent(responses -> route.getResponses().putAll(responses));
    }

    private OpenAPI read() {
        try (InputStream json = written.getInputStream()) {
            return Json31.mapper().readValue(json, OpenAPI.class);
        } catch (IOException e) {
            throw new IllegalStateException(written + " cannot be read", e);
        }
    }
}
