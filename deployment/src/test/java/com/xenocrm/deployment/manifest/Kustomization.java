package com.xenocrm.deployment.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.xenocrm.deployment.code.Project;

import static com.xenocrm.deployment.manifest.YamlTree.child;
import static com.xenocrm.deployment.manifest.YamlTree.documents;
import static com.xenocrm.deployment.manifest.YamlTree.list;
import static com.xenocrm.deployment.manifest.YamlTree.map;
import static com.xenocrm.deployment.manifest.YamlTree.name;

/**
 * Renders an overlay as {@code kubectl kustomize} does, for the features that {@code k8s} uses: resources, components,
 * ConfigMaps from files and literals, strategic merge patches, JSON patches that replace a value, namespace, labels,
 * images and replicas. ConfigMaps keep their plain names, without a hash. Every other feature is an error. {@link KustomizationTest} compares the two renderers.
 */
final class Kustomization {

    private final List<Map<String, Object>> objects = new ArrayList<>();
    private final Map<String, Map<String, Object>> generated = new TreeMap<>();

    /** Renders the objects of an overlay. */
    static List<Map<String, Object>> render(String overlay) {
        Kustomization kustomization = new Kustomization();
        kustomization.build(Project.path("k8s/overlays/" + overlay));
        return kustomization.objects;
    }

    private void build(Path directory) {
        Map<String, Object> file =
                map(documents(directory.resolve("kustomization.yaml")).getFirst());
        each(
                file,
                "resources",
                name -> addResource(directory.resolve(name.toString()).normalize()));
        each(
                file,
                "components",
                name -> build(directory.resolve(name.toString()).normalize()));
        each(file, "configMapGenerator", generator -> generate(map(generator), directory));
        each(file, "patches", patch -> Patches.apply(map(patch), directory, objects));
        setNamespace(file.get("namespace"));
        each(file, "labels", label -> addLabels(map(label)));
        each(
                file,
                "replicas",
                replicas -> objects.stream()
                        .filter(object -> isWorkload(object)
                                && name(object).equals(map(replicas).get("name")))
                        .forEach(object -> map(object.get("spec"))
                                .put("replicas", map(replicas).get("count"))));
        each(
                file,
                "images",
                image -> containers()
                        .filter(container ->
                                container.get("image").equals(map(image).get("name")))
                        .forEach(container ->
                                container.merge("image", map(image).get("newTag"), (name, tag) -> name + ":" + tag)));
        file.keySet().removeAll(List.of("apiVersion", "kind", "namespace"));
        if (!file.isEmpty()) {
            throw new IllegalArgumentException(directory + " uses " + file.keySet() + ", which this renderer lacks");
        }
    }

    private void addResource(Path path) {
        if (Files.isDirectory(path)) {
            build(path);
        } else {
            documents(path).forEach(document -> objects.add(map(document)));
        }
    }

    private void generate(Map<String, Object> generator, Path directory) {
        Map<String, Object> config =
                generated.computeIfAbsent(generator.get("name").toString(), name -> {
                    Map<String, Object> created = new TreeMap<>(Map.of(
                            "apiVersion",
                            "v1",
                            "kind",
                            "ConfigMap",
                            "data",
                            new TreeMap<String, Object>(),
                            "metadata",
                            new TreeMap<String, Object>(Map.of("name", name))));
                    objects.add(created);
                    return created;
                });
        List<String> lines = new ArrayList<>();
        each(
                generator,
                "envs",
                file -> Project.text(directory.resolve(file.toString())).lines().forEach(lines::add));
        each(generator, "literals", literal -> lines.add(literal.toString()));
        lines.forEach(line -> map(config.get("data")).put(line.split("=", 2)[0], line.split("=", 2)[1]));
    }

    private void setNamespace(Object namespace) {
        if (namespace != null) {
            objects.forEach(object -> map(object.get("metadata"))
                    .put(object.get("kind").equals("Namespace") ? "name" : "namespace", namespace));
        }
    }

    private void addLabels(Map<String, Object> label) {
        for (Map<String, Object> object : objects) {
            child(map(object.get("metadata")), "labels").putAll(map(label.get("pairs")));
            if (isWorkload(object)) {
                Map<String, Object> template = child(map(object.get("spec")), "template");
                child(child(template, "metadata"), "labels").putAll(map(label.get("pairs")));
                list(map(object.get("spec")).getOrDefault("volumeClaimTemplates", List.of()))
                        .forEach(claim ->
                                child(child(map(claim), "metadata"), "labels").putAll(map(label.get("pairs"))));
            }
        }
    }

    private Stream<Map<String, Object>> containers() {
        return objects.stream().filter(Kustomization::isWorkload).flatMap(object -> {
            Map<String, Object> pod =
                    map(map(map(object.get("spec")).get("template")).get("spec"));
            return Stream.of("initContainers", "containers")
                    .flatMap(kind -> list(pod.getOrDefault(kind, List.of())).stream())
                    .map(YamlTree::map);
        });
    }

    private static boolean isWorkload(Map<String, Object> object) {
        return List.of("Deployment", "StatefulSet", "Job").contains(object.get("kind"));
    }

    /** Passes each entry of a list of the file to the consumer, and marks the list as processed. */
    private static void each(Map<String, Object> file, String key, Consumer<Object> action) {
        list(file.getOrDefault(key, List.of())).forEach(action);
        file.remove(key);
    }
}
