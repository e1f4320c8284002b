package com.xenocrm.deployment.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import tools.jackson.databind.JsonNode;

/** Whatever points at something else points at something that is there, and at nothing more than it means. */
final class SelectorChecks {

    private final Overlay overlay;
    private final List<Workload> workloads;
    private final List<String> faults = new ArrayList<>();

    private SelectorChecks(Overlay overlay) {
        this.overlay = overlay;
        this.workloads = overlay.workloads();
    }

    static List<String> faults(Overlay overlay) {
        SelectorChecks checks = new SelectorChecks(overlay);
        checks.workloads();
        checks.services();
        checks.disruptionBudgets();
        checks.networkPolicies();
        checks.scaleTargets();
        checks.ingresses();
        checks.monitors();
        return checks.faults;
    }

    private void workloads() {
        for (Workload workload : workloads) {
            if (workload.stays()) {
                means(workload.title(), workload.selector(), List.of(workload));
            }
            workload.pod().getTopologySpreadConstraints().stream()
                    .filter(spread -> !workload.isMeantBy(spread.getLabelSelector()))
                    .forEach(spread -> faults.add(workload.title() + " spreads others by " + spread.getTopologyKey()));
            if (workload.stays()
                    && workload.pod().getTopologySpreadConstraints().isEmpty()) {
                faults.add(workload.title() + " is not spread");
            }
        }
    }

    private void services() {
        for (Service service : overlay.all(Service.class)) {
            String title = "Service " + service.getMetadata().getName();
            List<Workload> meant = workloads.stream()
                    .filter(workload ->
                            workload.isMeantBy(selector(service.getSpec().getSelector())))
                    .toList();
            means(
                    title,
                    selector(service.getSpec().getSelector()),
                    meant.stream().limit(1).toList());
            for (ServicePort port : service.getSpec().getPorts()) {
                if (meant.stream().anyMatch(workload -> !hasPort(workload, port.getTargetPort()))) {
                    faults.add(title + " leads to a port that is not there: " + port.getTargetPort());
                }
            }
        }
    }

    private void disruptionBudgets() {
        List<PodDisruptionBudget> budgets = overlay.all(PodDisruptionBudget.class);
        for (PodDisruptionBudget budget : budgets) {
            LabelSelector selector = budget.getSpec().getSelector();
            means(
                    "PodDisruptionBudget " + budget.getMetadata().getName(),
                    selector,
                    workloads.stream()
                            .filter(workload -> workload.isMeantBy(selector))
                            .limit(1)
                            .toList());
        }
        workloads.stream()
                .filter(Workload::stays)
                .filter(workload -> budgets.stream()
                                .filter(budget ->
                                        workload.isMeantBy(budget.getSpec().getSelector()))
                                .count()
                        != 1)
                .forEach(workload -> faults.add(workload.title() + " has not one PodDisruptionBudget"));
    }

    private void networkPolicies() {
        for (NetworkPolicy policy : overlay.all(NetworkPolicy.class)) {
            String title = "NetworkPolicy " + policy.getMetadata().getName();
            Stream<LabelSelector> peers = Stream.concat(
                            policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                            policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()))
                    .filter(peer -> peer.getNamespaceSelector() == null && peer.getIpBlock() == null)
                    .map(NetworkPolicyPeer::getPodSelector);
            Stream.concat(Stream.of(policy.getSpec().getPodSelector()), peers)
                    .filter(selector -> workloads.stream().noneMatch(workload -> workload.isMeantBy(selector)))
                    .forEach(selector -> faults.add(title + " means nobody by " + selector.getMatchLabels()));
        }
    }

    private void scaleTargets() {
        Stream<String> targets = Stream.concat(
                overlay.all(HorizontalPodAutoscaler.class).stream()
                        .map(scaler -> scaler.getSpec().getScaleTargetRef().getName()),
                overlay.all("ScaledObject").stream()
                        .map(scaler -> scaler.at("/spec/scaleTargetRef/name").asString()));
        targets.filter(target -> workloads.stream()
                        .noneMatch(workload -> workload.title().equals("Deployment " + target)))
                .forEach(target -> faults.add("A scaler scales nobody: " + target));
    }

    private void ingresses() {
        Map<String, JsonNode> services = overlay.byName("Service");
        for (Ingress ingress : overlay.all(Ingress.class)) {
            ingress.getSpec().getRules().stream()
                    .flatMap(rule -> rule.getHttp().getPaths().stream())
                    .map(HTTPIngressPath::getBackend)
                    .map(backend -> backend.getService())
                    .filter(backend -> !leadsTo(backend, services.get(backend.getName())))
                    .forEach(backend -> faults.add("Ingress leads to a port that is not there: " + backend.getName()));
        }
    }

    private void monitors() {
        for (JsonNode monitor : overlay.all("PodMonitor")) {
            LabelSelector selector = StrictTypes.read(monitor.at("/spec/selector"), LabelSelector.class);
            List<Workload> meant = workloads.stream()
                    .filter(workload -> workload.isMeantBy(selector))
                    .toList();
            if (meant.isEmpty()) {
                faults.add("PodMonitor " + Overlay.nameOf(monitor) + " means nobody");
            }
            for (JsonNode endpoint : monitor.at("/spec/podMetricsEndpoints")) {
                String port = endpoint.path("port").asString();
                meant.stream()
                        .filter(workload -> !workload.ports().containsKey(port))
                        .forEach(workload -> faults.add("PodMonitor: " + workload.name() + " has no port " + port));
            }
        }
    }

    private void means(String title, LabelSelector selector, List<Workload> expected) {
        List<Workload> meant = workloads.stream()
                .filter(workload -> workload.isMeantBy(selector))
                .toList();
        if (meant.isEmpty() || !meant.equals(expected)) {
            faults.add(title + " means " + meant.stream().map(Workload::title).toList());
        }
    }

    private static LabelSelector selector(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }

    private static boolean hasPort(Workload workload, IntOrString port) {
        return port.getStrVal() == null
                ? workload.ports().containsValue(port.getIntVal())
                : workload.ports().containsKey(port.getStrVal());
    }

    private static boolean leadsTo(IngressServiceBackend backend, JsonNode service) {
        if (service == null) {
            return false;
        }
        return service.at("/spec/ports").values().stream()
                .anyMatch(port ->
                        port.path("name").asString().equals(backend.getPort().getName())
                                || Integer.valueOf(port.path("port").asInt())
                                        .equals(backend.getPort().getNumber()));
    }
}
