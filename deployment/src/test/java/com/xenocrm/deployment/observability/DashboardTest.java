package com.xenocrm.deployment.observability;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.deployment.code.Project;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardTest {

    private static final String GRAFANA = "observability/grafana/";

    private final JsonNode dashboard = JsonMapper.shared().readTree(Project.text(GRAFANA + "dashboards/xeno-crm.json"));
    private final List<JsonNode> panels = dashboard.path("panels").valueStream().toList();

    @Test
    void hasARowForEveryQuestion() {
        assertThat(panels.stream()
                        .filter(DashboardTest::isRow)
                        .map(row -> row.path("title").asString()))
                .containsExactly("Is it well?", "Ingestion", "Queues", "Campaigns", "Receipts", "HTTP", "JVM");
    }

    @Test
    void everyPanelSaysWhatItShowsAndAsksADataSourceThatIsThere() {
        Set<String> sources = new YAMLMapper()
                .readTree(Project.text(GRAFANA + "provisioning/datasources/datasources.yaml"))
                .path("datasources")
                .valueStream()
                .map(source -> source.path("uid").asString())
                .collect(Collectors.toSet());

        assertThat(panels.stream().filter(panel -> !isRow(panel)))
                .hasSizeGreaterThan(20)
                .allSatisfy(panel -> {
                    assertThat(panel.path("description").asString()).isNotBlank();
                    assertThat(panel.path("targets").valueStream()).isNotEmpty().allSatisfy(target -> {
                        assertThat(target.path("expr").asString()).isNotBlank();
                        assertThat(target.at("/datasource/uid").asString()).isIn(sources);
                    });
                });
        assertThat(sources).containsExactlyInAnyOrder("prometheus", "jaeger");
    }

    @Test
    void noPanelLiesOnAnother() {
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.at("/gridPos/x") + "," + panel.at("/gridPos/y"))
                .doesNotHaveDuplicates();
    }

    private static boolean isRow(JsonNode panel) {
        return panel.path("type").asString().equals("row");
    }
}
