package com.xenocrm.deployment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import tools.jackson.databind.JsonNode;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.manifest.Environment;
import com.xenocrm.deployment.manifest.Overlay;

/** Checks that secrets are referred to but never contained, and that {@code k8s/README.md} lists each of their keys. */
final class SecretChecks {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| `([A-Za-z_.]+)` \\|", Pattern.MULTILINE);
    private static final Pattern CREDENTIALS =
            Pattern.compile("://[^/\\s\"]+:[^/\\s\"]+@|whsec_|BEGIN [A-Z ]*PRIVATE KEY");

    private SecretChecks() {}

    static List<String> faults(Overlay overlay) {
        List<String> faults = new ArrayList<>();
        Set<String> undocumented = new TreeSet<>(references(overlay));
        undocumented.removeAll(documented());
        undocumented.forEach(key -> faults.add("k8s/README.md does not know " + key));
        overlay.all("Secret").forEach(secret -> faults.add("Secret " + Overlay.nameOf(secret) + " is in the open"));
        overlay.documents().stream()
                .filter(document -> CREDENTIALS.matcher(document.toString()).find())
                .forEach(document -> faults.add(Overlay.nameOf(document) + " holds a password"));
        return faults;
    }

    /** Returns all keys of Secrets that the overlay refers to, as {@code secret/key}. */
    static Set<String> references(Overlay overlay) {
        Set<String> references = new TreeSet<>();
        overlay.services()
                .keySet()
                .forEach(workload ->
                        references.addAll(Environment.of(overlay, workload).references()));
        for (JsonNode authentication : overlay.all("TriggerAuthentication")) {
            for (JsonNode secret : authentication.at("/spec/secretTargetRef")) {
                references.add(secret.path("name").asString() + "/"
                        + secret.path("key").asString());
            }
        }
        overlay.all(Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getTls().stream())
                .map(IngressTLS::getSecretName)
                .forEach(name -> references.addAll(List.of(name + "/tls.crt", name + "/tls.key")));
        return references;
    }

    private static Set<String> documented() {
        return ROW.matcher(Project.text("k8s/README.md"))
                .results()
                .map(row -> row.group(1) + "/" + row.group(2))
                .collect(Collectors.toSet());
    }
}
