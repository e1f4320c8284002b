package com.xenocrm.deployment.network;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.xenocrm.deployment.code.ServiceCode;
import com.xenocrm.deployment.manifest.Overlay;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole of who reaches whom; docs/architecture.md says why. */
class NetworkTest {

    private static final Set<String> AMONG_SERVICES = Set.of(
            "gateway -> auth-service:8081",
            "gateway -> ingestion-api:8082",
            "gateway -> campaign-service:8086",
            "gateway -> ai-service:8087",
            "auth-service -> gateway:3000",
            "ingestion-api -> gateway:3000",
            "campaign-service -> gateway:3000",
            "ai-service -> gateway:3000",
            "gateway -> (0.0.0.0/0):443",
            "auth-service -> (0.0.0.0/0):443",
            "ai-service -> (0.0.0.0/0):443");

    @Test
    void inProductionServicesReachEachOtherDatabaseAndBrokerAndNobodyElse() {
        Overlay production = Overlay.rendered("production");

        assertThat(NetworkReach.of(production))
                .containsAll(AMONG_SERVICES)
                .contains("(ingress-nginx) -> gateway:3000")
                .containsAll(each(production, "%s -> (10.0.0.0/8):27017"))
                .containsAll(clients(production, "%s -> (10.0.0.0/8):5671"))
                .containsAll(each(production, "%s -> (kube-system):53"))
                .hasSize(AMONG_SERVICES.size() + 1 + 2 * 8 + 5);
    }

    @Test
    void locallyTheVendorDatabaseAndBrokerAreAmongThem() {
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
                .hasSize(AMONG_SERVICES.size() + 3 + 9 + 2 + 6 + 4 + 9 + 3);
    }

    @Test
    void aPrometheusReachesEveryServicesMetricsAndTheirTracesACollector() {
        Overlay full = Overlay.rendered("production-full");

        Set<String> more = NetworkReach.of(full);
        more.removeAll(NetworkReach.of(Overlay.rendered("production")));

        Set<String> expected = each(full, "(monitoring) -> %s:http");
        expected.remove("(monitoring) -> gateway:http");
        expected.add("(monitoring) -> gateway:metrics");
        expected.addAll(each(full, "%s -> (monitoring):4318"));
        assertThat(more).isEqualTo(expected);
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
