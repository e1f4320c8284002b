package com.xenocrm.deployment.network;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.topology.Service;
import com.xenocrm.deployment.code.ServiceCode;
import com.xenocrm.deployment.manifest.Overlay;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests all permitted connections; docs/architecture.md explains them. */
class NetworkTest {

    private static final Set<String> AMONG_SERVICES = amongServices();

    @Test
    void productionPermitsTheListedConnectionsOnly() {
        Overlay production = Overlay.rendered("production");

        assertThat(NetworkReach.of(production))
                .containsAll(AMONG_SERVICES)
                .contains("(ingress-nginx) -> gateway:3000")
                .containsAll(each(production, "%s -> (10.0.0.0/8):27017"))
                .containsAll(clients(production, "%s -> (10.0.0.0/8):5671"))
                .containsAll(each(production, "%s -> (kube-system):53"))
                .hasSize(AMONG_SERVICES.size() + 1 + 2 * 10 + 7);
    }

    @Test
    void localAddsVendorDatabaseAndBroker() {
        Overlay local = Overlay.rendered("local");

        assertThat(NetworkReach.of(local))
                .containsAll(AMONG_SERVICES)
                .contains("gateway -> vendor-simulator:8088", "vendor-simulator -> gateway:3000")
                .contains("(anybody) -> gateway:3000")
                .containsAll(each(local, "%s -> mongodb:27017"))
                .contains("mongodb -> mongodb:27017", "mongodb-initiate -> mongodb:27017")
                .containsAll(clients(local, "%s -> rabbitmq:5672"))
                .contains("rabbitmq -> rabbitmq:4369", "rabbitmq -> rabbitmq:25672")
                .contains("rabbitmq -> (anybody):443", "rabbitmq -> (anybody):6443")
                .containsAll(each(local, "%s -> (kube-system):53"))
                .hasSize(AMONG_SERVICES.size() + 3 + 11 + 2 + 8 + 4 + 11 + 3);
    }

    @Test
    void monitoringReadsMetricsAndReceivesTraces() {
        Overlay full = Overlay.rendered("production-full");

        Set<String> more = NetworkReach.of(full);
        more.removeAll(NetworkReach.of(Overlay.rendered("production")));

        Set<String> expected = each(full, "(monitoring) -> %s:http");
        expected.remove("(monitoring) -> gateway:http");
        expected.add("(monitoring) -> gateway:metrics");
        expected.addAll(each(full, "%s -> (monitoring):4318"));
        assertThat(more).isEqualTo(expected);
    }

    /**
     * Returns the connections among services: the gateway calls routed services and is called by them; five services
     * call Google, a model or the vendor, one the SMTP server and the mailbox for bounces.
     */
    private static Set<String> amongServices() {
        Set<String> ways = new TreeSet<>();
        Stream.of(Service.values())
                .filter(service -> service.isRouted() && service != Service.VENDOR_SIMULATOR)
                .forEach(service -> {
                    ways.add("gateway -> " + service.serviceName() + ":" + service.defaultPort());
                    ways.add(service.serviceName() + " -> gateway:" + Service.GATEWAY.defaultPort());
                });
        Stream.of("gateway", "auth-service", "ai-service", "webhook-sender", "ingestion-api")
                .forEach(name -> ways.add(name + " -> (0.0.0.0/0):443"));
        ways.add("email-sender -> (0.0.0.0/0):465");
        ways.add("email-sender -> (0.0.0.0/0):587");
        ways.add("email-sender -> (0.0.0.0/0):993");
        return ways;
    }

    private static Set<String> each(Overlay overlay, String way) {
        return overlay.services().values().stream()
                .map(ServiceCode::name)
                .map(way::formatted)
                .collect(Collectors.toSet());
    }

    private static Set<String> clients(Overlay overlay, String way) {
        return overlay.services().values().stream()
                .filter(ServiceCode::usesBroker)
                .map(ServiceCode::name)
                .map(way::formatted)
                .collect(Collectors.toSet());
    }
}
