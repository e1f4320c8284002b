package com.xenocrm.gateway.apidoc;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import com.xenocrm.gateway.route.RouteSettings;

/** Merged API document, made again on request when the last one is a few seconds old. */
@Component
class ApiDocuments {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final String WHOLE = "whole";

    private final RouteSettings routes;
    private final ServiceDocuments services;
    private final JsonMapper json;
    private final Resource frame;
    private final LoadingCache<String, byte[]> made =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build(_ -> make());

    /** @param frame what is said once for all services */
    ApiDocuments(
            RouteSettings routes,
            ServiceDocuments services,
            JsonMapper json,
            @Value("classpath:openapi.json") Resource frame) {
        this.routes = routes;
        this.services = services;
        this.json = json;
        this.frame = frame;
    }

    /** Returns the document as JSON. */
    byte[] whole() {
        return made.get(WHOLE);
    }

    private byte[] make() throws IOException {
        ObjectNode whole;
        try (InputStream written = frame.getInputStream()) {
            whole = json.readValue(written, ObjectNode.class);
        }
        ApiDocumentMerger merge = new ApiDocumentMerger(whole);
        askAll().forEach((service, document) ->
                document.join().ifPresentOrElse(part -> merge.add(service, part), () -> merge.leaveOut(service)));
        GatewayResponses.describe(whole);
        return json.writeValueAsBytes(whole);
    }

    private Map<String, CompletableFuture<Optional<ObjectNode>>> askAll() {
        Map<String, CompletableFuture<Optional<ObjectNode>>> asked = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            routes.services().keySet().stream()
                    .sorted()
                    .forEach(service ->
                            asked.put(service, CompletableFuture.supplyAsync(() -> services.of(service), threads)));
        }
        return asked;
    }
}
