package com.xenocrm.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.SystemSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the metrics in alerts and dashboards with those that the services expose. */
@ExtendWith(WholeSystem.class)
class MetricsTest {

    private static final Path OBSERVABILITY = SystemSettings.findProject().resolve("observability");

    /** Prefix of metrics of the broker's Prometheus plugin, which is not enabled here. */
    private static final String BROKER_PREFIX = "rabbitmq_";

    @Test
    void alertsAndDashboardsUseExistingMetrics(WholeSystem system) throws Exception {
        CrmClient crm = system.marketer();
        crm.createCampaign("Empty audience", "Hi", Cohort.of(1).allRule());
        Set<String> used = new TreeSet<>(used(new YAMLMapper(), "alerts.yaml"));
        used.addAll(used(JsonMapper.shared(), "grafana/dashboards/xeno-crm.json"));

        Set<String> exposed = exposed(system);

        used.removeIf(name -> name.startsWith(BROKER_PREFIX));
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(exposed).containsAll(used);
    }

    @Test
    void unknownPathsCreateNoTimeSeries(WholeSystem system) throws Exception {
        CrmClient crm = system.marketer();
        for (int i = 0; i < 20; i++) {
            ApiCaller.anonymous(system).send("GET", "/api/nobody/" + i, null);
            ApiCaller.anonymous(system).send("GET", "/auth/nobody-" + i, null);
            assertThat(crm.get("/api/campaigns?limit=" + (i + 1))
                            .path("success")
                            .asBoolean())
                    .isTrue();
        }

        for (Service service : Service.values()) {
            assertThat(uris(system.metrics(service)))
                    .as(service.serviceName())
                    .hasSizeLessThan(80)
                    .noneMatch(uri -> uri.contains("nobody"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max by (queue) (crm_queue_oldest_age_seconds{queue!="x"}) > 120           | crm_queue_oldest_age_seconds
            sum(rate(a_total[5m])) / sum without (le) (rate(b_total[5m])) > bool 0.5  | a_total b_total
            absent(up{job="gateway"}) or label_replace(cd_x, "d", "$1", "e", "(.*)")  | cd_x
            """)
    void findsTheMetricsOfAQuery(String query, String metrics) {
        assertThat(PromQlParser.metrics(query)).containsExactly(metrics.split(" "));
    }

    private static Set<String> used(ObjectMapper format, String file) throws Exception {
        JsonNode document = format.readTree(Files.readString(OBSERVABILITY.resolve(file)));
        return document.findValues("expr").stream()
                .flatMap(query -> PromQlParser.metrics(query.asString()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> exposed(WholeSystem system) {
        return Stream.of(Service.values())
                .flatMap(service -> system.metrics(service).lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> uris(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .map(line -> line.replaceAll(".*uri=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
