package com.xenocrm.deployment.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import tools.jackson.databind.JsonNode;

/**
 * Variables of a workload's first container.
 *
 * @param settings variables that are not secrets, with their values
 * @param secrets names of variables from Secrets
 * @param references keys of the Secrets, as {@code secret/key}
 * @param missing ConfigMaps that are referred to but do not exist
 */
public record Environment(
        Map<String, String> settings, Set<String> secrets, Set<String> references, List<String> missing) {

    /** Returns the variables that the pods of a workload get. */
    public static Environment of(Overlay overlay, Workload workload) {
        Environment environment =
                new Environment(new LinkedHashMap<>(), new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
        Container container = workload.pod().getContainers().getFirst();
        container.getEnvFrom().forEach(source -> environment.take(source, overlay.byName("ConfigMap")));
        container.getEnv().forEach(environment::take);
        return environment;
    }

    /** Returns the names of settings and secrets. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(settings.keySet());
        names.addAll(secrets);
        return names;
    }

    private void take(EnvFromSource source, Map<String, JsonNode> maps) {
        JsonNode map = maps.get(source.getConfigMapRef().getName());
        if (map == null) {
            missing.add(source.getConfigMapRef().getName());
        } else {
            map.path("data")
                    .properties()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().asString()));
        }
    }

    private void take(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            settings.put(variable.getName(), variable.getValue());
        } else {
            SecretKeySelector reference = variable.getValueFrom().getSecretKeyRef();
            secrets.add(variable.getName());
            references.add(reference.getName() + "/" + reference.getKey());
        }
    }
}
