package com.xenocrm.deployment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.code.ServiceCode;
import com.xenocrm.deployment.manifest.Environment;
import com.xenocrm.deployment.manifest.Overlay;
import com.xenocrm.deployment.manifest.Workload;

/** Checks that the pods of a service match its code: port, probes, variables, shutdown time. */
final class CodeChecks {

    private static final Pattern URL = Pattern.compile("http://([a-z-]+):(\\d+)");
    private static final String SHUTDOWN = "spring.lifecycle.timeout-per-shutdown-phase";

    /**
     * Number of shutdown phases, each with its own time limit: connection drain, messages in progress, open requests.
     */
    private static final int SHUTDOWN_PHASES = 3;

    private static final Pattern HEAP = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)");

    /** Smallest permitted heap: under load the services take up to 540 MB, with heaps of 384. */
    private static final long LEAST_HEAP = 384L << 20;

    private static final long LEAST_BESIDE_THE_HEAP = 256L << 20;

    private final Overlay overlay;
    private final Map<Workload, ServiceCode> services;
    private final Set<String> secrets = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    private CodeChecks(Overlay overlay) {
        this.overlay = overlay;
        this.services = overlay.services();
    }

    static List<String> faults(Overlay overlay) {
        CodeChecks checks = new CodeChecks(overlay);
        checks.services
                .keySet()
                .forEach(workload ->
                        checks.secrets.addAll(Environment.of(overlay, workload).secrets()));
        checks.services.forEach((workload, code) -> {
            Container container = workload.pod().getContainers().getFirst();
            checks.ports(workload, code);
            checks.probes(container, code);
            checks.environment(Environment.of(overlay, workload), code);
            checks.metricsPort(Environment.of(overlay, workload), workload);
            checks.image(container, code);
            checks.ending(workload, container, code);
            checks.memory(container, code);
        });
        checks.clientsOfTheBroker();
        return checks.faults;
    }

    private void ports(Workload workload, ServiceCode code) {
        if (!Integer.valueOf(code.port()).equals(workload.ports().get("http"))) {
            faults.add(code + " listens on " + code.port() + ", not on " + workload.ports());
        }
    }

    private void metricsPort(Environment environment, Workload workload) {
        String told = environment.settings().getOrDefault("METRICS_PORT", "null");
        if (!told.equals(String.valueOf(workload.ports().get("metrics")))) {
            faults.add(workload.name() + " shows its metrics at " + told + ", not at " + workload.ports());
        }
    }

    private void probes(Container container, ServiceCode code) {
        Map<String, Probe> probes = Map.of(
                "startup", container.getStartupProbe(),
                "readiness", container.getReadinessProbe(),
                "liveness", container.getLivenessProbe());
        probes.forEach((group, probe) -> {
            String path = probe.getHttpGet() == null ? "" : probe.getHttpGet().getPath();
            if (!path.endsWith("/" + group) || !code.healthPaths().contains(path)) {
                faults.add(code + " is asked for its " + group + " at " + path);
            }
            if (!path.isEmpty() && !"http".equals(probe.getHttpGet().getPort().getStrVal())) {
                faults.add(code + " is asked for its " + group + " at another port");
            }
        });
    }

    private void environment(Environment environment, ServiceCode code) {
        Set<String> unknown = new TreeSet<>(environment.names());
        unknown.removeAll(code.environment());
        unknown.forEach(name -> faults.add(code + " does not read " + name));
        Set<String> missing = new TreeSet<>(secrets);
        missing.retainAll(code.environment());
        missing.removeAll(environment.names());
        missing.forEach(name -> faults.add(code + " is not given " + name));
        environment.settings().keySet().stream()
                .filter(name -> code.environment().contains(name) && secrets.contains(name))
                .filter(name -> !name.equals("MONGO_URI"))
                .forEach(name -> faults.add(code + " has " + name + " in the open"));
        environment.settings().forEach((name, value) -> url(code, name, value));
        environment.missing().forEach(map -> faults.add(code + " reads a ConfigMap that is not there: " + map));
    }

    private void url(ServiceCode code, String name, String value) {
        Matcher url = URL.matcher(value);
        if (url.matches() && !url.group(1).equals("localhost") && !isServed(url.group(1), url.group(2))) {
            faults.add(code + " is sent to nobody by " + name);
        }
    }

    private boolean isServed(String host, String port) {
        return overlay.all(Service.class).stream()
                .filter(service -> service.getMetadata().getName().equals(host))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .anyMatch(served -> served.getPort().toString().equals(port));
    }

    private void image(Container container, ServiceCode code) {
        if (!container.getImage().matches("(.+/)?xeno-crm/" + code.name() + "[:@].+")) {
            faults.add(code + " runs " + container.getImage());
        }
    }

    private void ending(Workload workload, Container container, ServiceCode code) {
        long waits = container.getLifecycle() == null
                ? 0
                : container.getLifecycle().getPreStop().getSleep().getSeconds();
        long phase = Long.parseLong(code.setting(SHUTDOWN).replace("s", ""));
        if (waits == 0 || workload.pod().getTerminationGracePeriodSeconds() < waits + SHUTDOWN_PHASES * phase) {
            faults.add(code + " is killed before it has ended");
        }
    }

    private void memory(Container container, ServiceCode code) {
        double share = Double.parseDouble(HEAP.matcher(Project.text("docker/jvm.options"))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                / 100;
        double limit = container
                .getResources()
                .getLimits()
                .get("memory")
                .getNumericalAmount()
                .doubleValue();
        if (limit * share < LEAST_HEAP || limit * (1 - share) < LEAST_BESIDE_THE_HEAP) {
            faults.add(code + " has too little memory for its JVM");
        }
    }

    private void clientsOfTheBroker() {
        Stream<String> wrong = services.entrySet().stream()
                .filter(service -> service.getValue().usesBroker()
                        != "client".equals(service.getKey().labels().get("xeno-crm/rabbitmq")))
                .map(service -> service.getValue() + " and its label xeno-crm/rabbitmq disagree");
        wrong.forEach(faults::add);
    }
}
