package com.xenocrm.deployment.manifest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import tools.jackson.databind.JsonNode;

/**
 * Object that creates pods.
 *
 * @param selector selector of its own pods; empty if Kubernetes generates one
 * @param pod template of the pods; empty if an operator has it
 * @param ports ports by name
 */
public record Workload(
        String kind,
        String name,
        Map<String, String> labels,
        LabelSelector selector,
        PodSpec pod,
        Map<String, Integer> ports) {

    private static final Map<String, Integer> RABBIT_PORTS =
            Map.of("amqp", 5672, "epmd", 4369, "clustering", 25672, "prometheus", 15692);

    static Workload of(Deployment deployment) {
        return of(
                "Deployment",
                deployment.getMetadata().getName(),
                deployment.getSpec().getSelector(),
                deployment.getSpec().getTemplate());
    }

    static Workload of(StatefulSet set) {
        return of(
                "StatefulSet",
                set.getMetadata().getName(),
                set.getSpec().getSelector(),
                set.getSpec().getTemplate());
    }

    static Workload of(Job job) {
        return of(
                "Job",
                job.getMetadata().getName(),
                new LabelSelector(),
                job.getSpec().getTemplate());
    }

    /** Returns the pods of a RabbitMQ operator's cluster, with the operator's labels. */
    static Workload ofRabbit(JsonNode cluster) {
        String name = Overlay.nameOf(cluster);
        Map<String, String> labels = Map.of(
                "app.kubernetes.io/name", name,
                "app.kubernetes.io/component", "rabbitmq",
                "app.kubernetes.io/part-of", "rabbitmq");
        return new Workload("RabbitmqCluster", name, labels, new LabelSelector(), new PodSpec(), RABBIT_PORTS);
    }

    private static Workload of(String kind, String name, LabelSelector selector, PodTemplateSpec template) {
        Map<String, Integer> ports = template.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
        return new Workload(kind, name, template.getMetadata().getLabels(), selector, template.getSpec(), ports);
    }

    /** Returns whether it runs until it is deleted, unlike a job. */
    public boolean stays() {
        return kind.equals("Deployment") || kind.equals("StatefulSet");
    }

    /** Returns all containers, including init containers. */
    public List<Container> containers() {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .toList();
    }

    /** Returns whether a selector matches its pods; an empty selector matches all. */
    public boolean isMeantBy(LabelSelector meant) {
        return meant.getMatchLabels().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
                && meant.getMatchExpressions().stream().allMatch(wanted -> {
                    boolean among = wanted.getValues().contains(labels.get(wanted.getKey()));
                    return switch (wanted.getOperator()) {
                        case "In" -> among;
                        case "NotIn" -> !among;
                        default ->
                            throw new IllegalArgumentException("Nobody reads the operator " + wanted.getOperator());
                    };
                });
    }

    /** Returns kind and name for messages. */
    public String title() {
        return kind + " " + name;
    }
}
