package com.xenocrm.deployment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

import com.xenocrm.deployment.manifest.Overlay;
import com.xenocrm.deployment.manifest.Workload;

/** Checks that selectors of pods match exactly the intended pods. */
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
}
