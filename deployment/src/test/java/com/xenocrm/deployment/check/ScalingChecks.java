package com.xenocrm.deployment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import tools.jackson.databind.JsonNode;

import com.xenocrm.deployment.code.ServiceCode;
import com.xenocrm.deployment.manifest.Overlay;

/** Checks that each workload has only one autoscaler, and that KEDA scales each consumer by exactly its own queues. */
final class ScalingChecks {

    private final Overlay overlay;
    private final List<String> faults = new ArrayList<>();

    private ScalingChecks(Overlay overlay) {
        this.overlay = overlay;
    }

    static List<String> faults(Overlay overlay) {
        ScalingChecks checks = new ScalingChecks(overlay);
        checks.hands();
        if (!overlay.all("ScaledObject").isEmpty()) {
            checks.queues();
        }
        checks.authentications();
        return checks.faults;
    }

    /** Checks that a workload has at most one of: number of replicas, autoscaler, ScaledObject. */
    private void hands() {
        List<String> hands = new ArrayList<>();
        overlay.all(Deployment.class).stream()
                .filter(deployment -> deployment.getSpec().getReplicas() != null)
                .forEach(deployment -> hands.add(deployment.getMetadata().getName()));
        for (HorizontalPodAutoscaler scaler : overlay.all(HorizontalPodAutoscaler.class)) {
            hands.add(scaler.getSpec().getScaleTargetRef().getName());
            bounds(
                    scaler.getMetadata().getName(),
                    scaler.getSpec().getMinReplicas(),
                    scaler.getSpec().getMaxReplicas());
        }
        for (JsonNode scaler : overlay.all("ScaledObject")) {
            hands.add(target(scaler));
            bounds(
                    Overlay.nameOf(scaler),
                    scaler.at("/spec/minReplicaCount").asInt(),
                    scaler.at("/spec/maxReplicaCount").asInt());
        }
        Set<String> once = new TreeSet<>();
        hands.stream().filter(name -> !once.add(name)).forEach(name -> faults.add(name + " is scaled by two hands"));
    }

    private void bounds(String name, int least, int most) {
        if (least < 1 || least > most) {
            faults.add(name + " is scaled from " + least + " to " + most);
        }
    }

    private void queues() {
        for (ServiceCode service : overlay.services().values()) {
            Set<String> watched = new TreeSet<>();
            overlay.all("ScaledObject").stream()
                    .filter(scaler -> target(scaler).equals(service.name()))
                    .flatMap(scaler -> scaler.at("/spec/triggers").values().stream())
                    .filter(trigger -> trigger.path("type").asString().equals("rabbitmq"))
                    .forEach(trigger ->
                            watched.add(trigger.at("/metadata/queueName").asString()));
            if (!watched.equals(service.queues())) {
                faults.add(service + " reads " + service.queues() + " and is scaled by " + watched);
            }
        }
    }

    private void authentications() {
        Map<String, JsonNode> known = overlay.byName("TriggerAuthentication");
        overlay.all("ScaledObject").stream()
                .flatMap(scaler -> scaler.at("/spec/triggers").values().stream())
                .map(trigger -> trigger.at("/authenticationRef/name").asString())
                .filter(name -> !name.isEmpty() && !known.containsKey(name))
                .forEach(name -> faults.add("There is no TriggerAuthentication " + name));
    }

    private static String target(JsonNode scaler) {
        return scaler.at("/spec/scaleTargetRef/name").asString();
    }
}
