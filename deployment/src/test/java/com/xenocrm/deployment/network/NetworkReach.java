package com.xenocrm.deployment.network;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

import com.xenocrm.deployment.manifest.Overlay;
import com.xenocrm.deployment.manifest.Workload;

/** Connections permitted by the overlay's NetworkPolicies, each as {@code from -> to:port}. */
final class NetworkReach {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    private final List<Workload> workloads;
    private final List<NetworkPolicy> policies;

    private NetworkReach(Overlay overlay) {
        this.workloads = overlay.workloads();
        this.policies = overlay.all(NetworkPolicy.class);
    }

    static Set<String> of(Overlay overlay) {
        NetworkReach reach = new NetworkReach(overlay);
        Set<String> ways = new TreeSet<>();
        for (Workload one : reach.workloads) {
            for (Workload other : reach.workloads) {
                other.ports().values().stream()
                        .filter(port -> reach.letsOut(one, other, port) && reach.letsIn(one, other, port))
                        .forEach(port -> ways.add(one.name() + " -> " + other.name() + ":" + port));
            }
            reach.outside(one).forEach(ways::add);
        }
        return ways;
    }

    private boolean letsOut(Workload from, Workload to, int port) {
        List<NetworkPolicy> held = policies(from, "Egress");
        return held.isEmpty()
                || held.stream()
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .anyMatch(rule -> isMeant(to, rule.getTo()) && opens(rule.getPorts(), to, port));
    }

    private boolean letsIn(Workload from, Workload to, int port) {
        List<NetworkPolicy> held = policies(to, "Ingress");
        return held.isEmpty()
                || held.stream()
                        .flatMap(policy -> policy.getSpec().getIngress().stream())
                        .anyMatch(rule -> isMeant(from, rule.getFrom()) && opens(rule.getPorts(), to, port));
    }

    private List<NetworkPolicy> policies(Workload workload, String direction) {
        return policies.stream()
                .filter(policy -> workload.isMeantBy(policy.getSpec().getPodSelector()))
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .toList();
    }

    private static boolean isMeant(Workload workload, List<NetworkPolicyPeer> peers) {
        Predicate<NetworkPolicyPeer> meant = peer -> peer.getNamespaceSelector() == null
                && peer.getIpBlock() == null
                && workload.isMeantBy(peer.getPodSelector());
        return peers.isEmpty() || peers.stream().anyMatch(meant);
    }

    private static boolean opens(List<NetworkPolicyPort> ports, Workload workload, int port) {
        return ports.isEmpty()
                || ports.stream()
                        .anyMatch(open -> open.getPort().getStrVal() == null
                                ? open.getPort().getIntVal() == port
                                : Integer.valueOf(port)
                                        .equals(workload.ports()
                                                .get(open.getPort().getStrVal())));
    }

    /** Returns the peers outside the namespace: other namespaces, addresses, everyone. */
    private Stream<String> outside(Workload workload) {
        Stream<String> out = policies(workload, "Egress").stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> out(workload, rule));
        Stream<String> in = policies(workload, "Ingress").stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .flatMap(rule -> in(workload, rule));
        return Stream.concat(out, in);
    }

    private static Stream<String> out(Workload workload, NetworkPolicyEgressRule rule) {
        return strangers(rule.getTo())
                .flatMap(stranger -> rule.getPorts().stream()
                        .map(port -> workload.name() + " -> " + stranger + ":" + text(port.getPort())));
    }

    private static Stream<String> in(Workload workload, NetworkPolicyIngressRule rule) {
        return strangers(rule.getFrom())
                .flatMap(stranger -> rule.getPorts().stream()
                        .map(port -> stranger + " -> " + workload.name() + ":" + text(port.getPort())));
    }

    private static Stream<String> strangers(List<NetworkPolicyPeer> peers) {
        return peers.isEmpty()
                ? Stream.of("(anybody)")
                : peers.stream()
                        .filter(peer -> peer.getIpBlock() != null || peer.getNamespaceSelector() != null)
                        .map(peer -> peer.getIpBlock() != null
                                ? "(" + peer.getIpBlock().getCidr() + ")"
                                : "("
                                        + peer.getNamespaceSelector()
                                                .getMatchLabels()
                                                .get(NAMESPACE)
                                        + ")");
    }

    private static String text(IntOrString port) {
        return port.getStrVal() == null ? port.getIntVal().toString() : port.getStrVal();
    }
}
