package com.xenocrm.deployment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;

import com.xenocrm.deployment.manifest.Overlay;
import com.xenocrm.deployment.manifest.Workload;

/** Checks that every container has limits, no privileges, a fixed image and probes, and that no pod mounts a token. */
final class ContainerChecks {

    private static final Set<String> RESOURCES = Set.of("cpu", "memory");

    private ContainerChecks() {}

    static List<String> faults(Overlay overlay) {
        List<String> faults = new ArrayList<>();
        for (Workload workload : overlay.workloads()) {
            if (workload.containers().isEmpty()) {
                continue;
            }
            podFaults(workload.pod()).forEach(fault -> faults.add(workload.title() + " " + fault));
            for (Container container : workload.containers()) {
                String title = workload.title() + " container " + container.getName() + " ";
                faults(container).forEach(fault -> faults.add(title + fault));
                if (workload.stays()) {
                    probeFaults(container).forEach(fault -> faults.add(title + fault));
                }
            }
        }
        return faults;
    }

    private static List<String> podFaults(PodSpec pod) {
        List<String> faults = new ArrayList<>();
        PodSecurityContext context = pod.getSecurityContext();
        if (context == null
                || !Boolean.TRUE.equals(context.getRunAsNonRoot())
                || context.getRunAsUser() == null
                || context.getRunAsUser() == 0
                || context.getSeccompProfile() == null
                || !"RuntimeDefault".equals(context.getSeccompProfile().getType())) {
            faults.add("is not restricted");
        }
        if (!Boolean.FALSE.equals(pod.getAutomountServiceAccountToken())) {
            faults.add("gets a token");
        }
        if (!Boolean.FALSE.equals(pod.getEnableServiceLinks())) {
            faults.add("gets a variable for each Service");
        }
        if (Boolean.TRUE.equals(pod.getHostNetwork())
                || Boolean.TRUE.equals(pod.getHostPID())
                || pod.getVolumes().stream().anyMatch(volume -> volume.getHostPath() != null)) {
            faults.add("reaches for its node");
        }
        return faults;
    }

    private static List<String> faults(Container container) {
        List<String> faults = new ArrayList<>();
        ResourceRequirements resources = container.getResources();
        if (resources == null
                || !resources.getRequests().keySet().containsAll(RESOURCES)
                || !resources.getLimits().keySet().containsAll(RESOURCES)) {
            faults.add("lacks a request or a limit");
        }
        if (!isRestricted(container.getSecurityContext())) {
            faults.add("is not restricted");
        }
        if (!isPinned(container.getImage())) {
            faults.add("has an image that may change: " + container.getImage());
        }
        return faults;
    }

    private static boolean isRestricted(SecurityContext context) {
        if (context == null) {
            return false;
        }
        Capabilities capabilities = context.getCapabilities();
        return Boolean.FALSE.equals(context.getAllowPrivilegeEscalation())
                && !Boolean.TRUE.equals(context.getPrivileged())
                && Boolean.TRUE.equals(context.getReadOnlyRootFilesystem())
                && capabilities != null
                && capabilities.getDrop().equals(List.of("ALL"))
                && capabilities.getAdd().isEmpty()
                && (context.getRunAsUser() == null || context.getRunAsUser() != 0);
    }

    private static boolean isPinned(String image) {
        String tag = image.substring(image.lastIndexOf('/') + 1);
        return tag.contains("@sha256:") || tag.matches("[^:]+:\\d+\\.\\d+\\.\\d+[\\w.-]*");
    }

    private static List<String> probeFaults(Container container) {
        return container.getStartupProbe() == null
                        || container.getReadinessProbe() == null
                        || container.getLivenessProbe() == null
                ? List.of("lacks a probe")
                : List.of();
    }
}
