package com.xenocrm.deployment.manifest;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.code.ServiceCode;

/** Every document that {@code kubectl apply -k} of one overlay would send. */
public record Overlay(String name, List<JsonNode> documents) {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /** The overlays that there are; each test looks at all of them. */
    public static final List<String> NAMES = List.of("local", "local-full", "production", "production-full");

    /** As it is checked in. */
    public static Overlay rendered(String name) {
        return parse(name, Project.text("k8s/rendered/" + name + ".yaml"));
    }

    /** From the text of its documents. */
    public static Overlay parse(String name, String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Overlay(name, documents.readAll());
        }
    }

    /** All documents of one of Kubernetes' own kinds. */
    public <T extends HasMetadata> List<T> all(Class<T> type) {
        return documents.stream()
                .filter(document -> StrictTypes.is(type, document))
                .map(document -> StrictTypes.read(document, type))
                .toList();
    }

    /** All documents of a kind by its name, as they are written. */
    public List<JsonNode> all(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asString().equals(kind))
                .toList();
    }

    /** The same, by their names. */
    public Map<String, JsonNode> byName(String kind) {
        return all(kind).stream().collect(Collectors.toMap(Overlay::nameOf, Function.identity()));
    }

    /** Everything that becomes pods, those that the RabbitMQ operator makes among them. */
    public List<Workload> workloads() {
        return Stream.of(
                        all(Deployment.class).stream().map(Workload::of),
                        all(StatefulSet.class).stream().map(Workload::of),
                        all(Job.class).stream().map(Workload::of),
                        all("RabbitmqCluster").stream().map(Workload::ofRabbit))
                .flatMap(Function.identity())
                .toList();
    }

    /** The project's own services that are deployed, each with its code. */
    public Map<Workload, ServiceCode> services() {
        return all(Deployment.class).stream()
                .map(Workload::of)
                .collect(Collectors.toMap(Function.identity(), service -> ServiceCode.of(service.name())));
    }

    /** The name that a document gives its object. */
    public static String nameOf(JsonNode document) {
        return document.at("/metadata/name").asString();
    }
}
