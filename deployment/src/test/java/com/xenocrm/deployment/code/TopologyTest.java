package com.xenocrm.deployment.code;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.contracts.topology.Service;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares all copies of names, ports and queues of services with {@link Service}. */
class TopologyTest {

    private static final Pattern ADDRESS = Pattern.compile("http://((?!mail-sandbox)[a-z]+-[a-z]+|gateway):(\\d+)");
    private static final Pattern README_ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|.*\\| (\\d{4}) \\|$");
    private static final Pattern MISSED = Pattern.compile("absent\\(up\\{job=\"([^\"]+)\"}\\)");
    private static final Pattern BUILT = Pattern.compile("for service in ([a-z -]+); do");
    private static final Pattern METRICS_PORT = Pattern.compile("METRICS_PORT: (\\d+)");

    @Test
    void everyServiceHasAModule() {
        assertThat(ServiceCode.all()).extracting(ServiceCode::name).containsExactlyInAnyOrderElementsOf(names());
    }

    @ParameterizedTest
    @EnumSource
    void codeUsesTheListedPortAndQueues(Service service) {
        ServiceCode code = ServiceCode.of(service.serviceName());

        assertThat(code.port()).isEqualTo(service.defaultPort());
        assertThat(code.queues()).containsExactlyInAnyOrderElementsOf(service.queues());
    }

    @ParameterizedTest
    @EnumSource
    void gatewayKnowsTheUrlsOfRoutedServices(Service service) {
        String url = ServiceCode.of("gateway").setting("crm.gateway.services." + service.serviceName());

        String expected = "${%s:%s}".formatted(service.urlVariable(), service.localUrl());
        assertThat(url).isEqualTo(service.isRouted() ? expected : "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker-compose.yml",
                "k8s/base/gateway.env",
                "k8s/components/vendor-simulator/kustomization.yaml"
            })
    void addressesUseListedPorts(String file) {
        assertThat(ADDRESS.matcher(Project.text(file)).results())
                .isNotEmpty()
                .allSatisfy(
                        address -> assertThat(Service.named(address.group(1)).map(Service::defaultPort))
                                .contains(Integer.valueOf(address.group(2))));
    }

    @Test
    void prometheusScrapesEveryService() {
        Map<String, Integer> expected = ports();
        expected.put(
                "gateway",
                Integer.valueOf(
                        groups(METRICS_PORT, "docker-compose.yml").iterator().next()));
        expected.put("rabbitmq", 15692);

        JsonNode jobs = new YAMLMapper()
                .readTree(Project.text("observability/prometheus.yml"))
                .path("scrape_configs");

        assertThat(jobs.valueStream()).allSatisfy(job -> {
            String name = job.path("job_name").asString();
            assertThat(job.at("/dns_sd_configs/0/names/0").asString()).isEqualTo(name);
            assertThat(job.at("/dns_sd_configs/0/port").asInt()).isEqualTo(expected.remove(name));
            assertThat(job.path("metrics_path").asString())
                    .isEqualTo(name.equals("rabbitmq") ? "" : "/actuator/prometheus");
        });
        assertThat(expected).isEmpty();
    }

    /**
     * Tests the alert for absent services; the vendor simulator is exempt, because a real vendor's connector may
     * replace it.
     */
    @Test
    void alertFiresForEveryAbsentService() {
        Set<String> expected = names();
        expected.remove(Service.VENDOR_SIMULATOR.serviceName());

        assertThat(groups(MISSED, "observability/alerts.yaml")).isEqualTo(expected);
    }

    @Test
    void documentsNameEveryService() {
        Map<String, Integer> rows = README_ROW
                .matcher(Project.text("README.md"))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));

        assertThat(rows).isEqualTo(ports());
        assertThat(groups(BUILT, "k8s/README.md").iterator().next().split(" ", -1))
                .containsExactlyInAnyOrderElementsOf(names());
    }

    private static Set<String> groups(Pattern pattern, String file) {
        return pattern.matcher(Project.text(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names() {
        return new TreeSet<>(ports().keySet());
    }

    private static Map<String, Integer> ports() {
        return Stream.of(Service.values())
                .collect(Collectors.toMap(Service::serviceName, Service::defaultPort, Math::max, TreeMap::new));
    }
}
