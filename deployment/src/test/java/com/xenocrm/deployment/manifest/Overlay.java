package com.xenocrm.deployment.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.code.ServiceCode;

/** Documents that {@code kubectl apply -k} sends for an overlay. */
public record Overlay(String name, List<JsonNode> documents) {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /** Names of all overlays. */
    public static final List<String> NAMES = List.of("local", "local-full", "production", "production-full");

    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

    /** Renders an overlay, and leaves its text in {@code target/rendered} for readers. */
    public static Overlay rendered(String name) {
        return RENDERED.computeIfAbsent(name, _ -> {
            try {
                Path file = Project.path("deployment/target/rendered/" + name + ".yaml");
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return parse(name, text(name));
        });
    }

    /** Returns the text of the documents of an overlay. */
    public static String text(String name) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(200);
        return new Yaml(options).dumpAll(Kustomization.render(name).iterator());
    }

    /** Parses the text of the documents. */
    public static Overlay parse(String name, String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Overlay(name, documents.readAll());
        }
    }

    /** Returns all documents of a built-in kind. */
    public <T extends HasMetadata> List<T> all(Class<T> type) {
        return documents.stream()
                .filter(document -> StrictTypes.is(type, document))
                .map(document -> StrictTypes.read(document, type))
                .toList();
    }

    /** Returns all documents of the kind with this name, as trees. */
    public List<JsonNode> all(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asString().equals(kind))
                .toList();
    }

    /** Returns all documents of the kind with this name, by object name. */
    public Map<String, JsonNode> byName(String kind) {
        return all(kind).stream().collect(Collectors.toMap(Overlay::nameOf, Function.identity()));
    }

    /** Returns all workloads, including those that the RabbitMQ operator creates. */
    public List<Workload> workloads() {
        return Stream.of(
                        all(Deployment.class).stream().map(Workload::of),
                        all(StatefulSet.class).stream().map(Workload::of),
                        all(Job.class).stream().map(Workload::of),
                        all("RabbitmqCluster").stream().map(Workload::ofRabbit))
                .flatMap(Function.identity())
                .toList();
    }

    /** Returns the deployed services of the project, each with its settings in the code. */
    public Map<Workload, ServiceCode> services() {
        return all(Deployment.class).stream()
                .map(Workload::of)
                .collect(Collectors.toMap(Function.identity(), service -> ServiceCode.of(service.name())));
    }

    /** Returns the name of the object that a document describes. */
    public static String nameOf(JsonNode document) {
        return document.at("/metadata/name").asString();
    }
}
