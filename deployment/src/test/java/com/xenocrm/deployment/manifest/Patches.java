package com.xenocrm.deployment.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yaml.snakeyaml.Yaml;

import static com.xenocrm.deployment.manifest.YamlTree.child;
import static com.xenocrm.deployment.manifest.YamlTree.deepCopy;
import static com.xenocrm.deployment.manifest.YamlTree.list;
import static com.xenocrm.deployment.manifest.YamlTree.map;
import static com.xenocrm.deployment.manifest.YamlTree.name;

/** Strategic merge patches and JSON patches of a {@link Kustomization}. */
final class Patches {

    /** Lists that a strategic merge patch merges by a key; it replaces all others. */
    private static final Map<String, String> MERGE_KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "ports", "containerPort",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private Patches() {}

    /** Applies one entry of {@code patches} to the objects that it targets. */
    static void apply(Map<String, Object> entry, Path directory, List<Map<String, Object>> objects) {
        Map<String, Object> target = map(entry.get("target"));
        Object patch = entry.containsKey("path")
                ? YamlTree.documents(directory.resolve(entry.get("path").toString()))
                        .getFirst()
                : new Yaml().load(entry.get("patch").toString());
        List<Map<String, Object>> targets =
                objects.stream().filter(object -> isTarget(object, target)).toList();
        if (patch instanceof List<?> operations) {
            targets.forEach(object -> operations.forEach(operation -> replace(object, map(operation))));
        } else if ("delete".equals(map(patch).get("$patch"))) {
            objects.removeAll(targets);
        } else {
            Map<String, Object> fields = new LinkedHashMap<>(map(patch));
            Map<String, Object> metadata = new LinkedHashMap<>(map(fields.get("metadata")));
            metadata.remove("name");
            fields.put("metadata", metadata);
            targets.forEach(object -> merge(object, fields));
        }
    }

    private static boolean isTarget(Map<String, Object> object, Map<String, Object> target) {
        String[] label = target.getOrDefault("labelSelector", "").toString().split("=", 2);
        return object.get("kind").equals(target.get("kind"))
                && name(object).matches(target.getOrDefault("name", ".*").toString())
                && (label.length == 1
                        || label[1].equals(
                                child(map(object.get("metadata")), "labels").get(label[0])));
    }

    private static void replace(Map<String, Object> object, Map<String, Object> operation) {
        String[] path = operation.get("path").toString().substring(1).split("/", -1);
        Object parent = object;
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent instanceof List<?> list
                    ? list.get(Integer.parseInt(path[i]))
                    : map(parent).get(path[i]);
        }
        if (!operation.get("op").equals("replace")) {
            throw new IllegalArgumentException("This renderer lacks the operation " + operation.get("op"));
        } else if (parent instanceof List<?> list) {
            list(list).set(Integer.parseInt(path[path.length - 1]), operation.get("value"));
        } else {
            map(parent).put(path[path.length - 1], operation.get("value"));
        }
    }

    private static void merge(Map<String, Object> target, Map<String, Object> patch) {
        patch.forEach((key, value) -> {
            if (value == null) {
                target.remove(key);
            } else if (value instanceof Map<?, ?>) {
                merge(child(target, key), map(value));
            } else if (value instanceof List<?> items && MERGE_KEYS.containsKey(key)) {
                mergeItems(list(target.computeIfAbsent(key, _ -> new ArrayList<>())), items, MERGE_KEYS.get(key));
            } else {
                target.put(key, deepCopy(value));
            }
        });
    }

    /** Merges items with equal keys; the items of the patch come first. */
    private static void mergeItems(List<Object> target, List<?> items, String key) {
        List<Object> first = new ArrayList<>();
        for (Object item : items) {
            Map<String, Object> merged = target.stream()
                    .map(YamlTree::map)
                    .filter(other -> other.get(key).equals(map(item).get(key)))
                    .findFirst()
                    .orElseGet(TreeMap::new);
            target.remove(merged);
            merge(merged, map(item));
            first.add(merged);
        }
        target.addAll(0, first);
    }
}
