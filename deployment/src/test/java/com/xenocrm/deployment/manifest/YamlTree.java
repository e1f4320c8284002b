package com.xenocrm.deployment.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

import com.xenocrm.deployment.code.Project;

/** Mutable trees of YAML documents. */
final class YamlTree {

    private YamlTree() {}

    /** Reads all documents of a file; a duplicate key is an error. */
    static List<Object> documents(Path file) {
        List<Object> documents = new ArrayList<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        new Yaml(strict).loadAll(Project.text(file)).forEach(document -> documents.add(deepCopy(document)));
        return documents;
    }

    /** Returns the name of an object. */
    static String name(Map<String, Object> object) {
        return map(object.get("metadata")).get("name").toString();
    }

    /** Copies a value in depth, so that no two objects share a part that a YAML alias names. */
    static Object deepCopy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, item) -> copy.put(key.toString(), item == null ? null : deepCopy(item)));
            return copy;
        }
        return value instanceof List<?> items
                ? items.stream().map(YamlTree::deepCopy).collect(Collectors.toCollection(ArrayList::new))
                : value;
    }

    /** Returns the map below a key, which is created if missing. */
    static Map<String, Object> child(Map<String, Object> parent, String key) {
        return map(parent.computeIfAbsent(key, _ -> new TreeMap<String, Object>()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }
}
