package com.xenocrm.deployment.observability;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.deployment.code.Project;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {

    private static final String RUNBOOK = "docs/observability.md";
    private static final Pattern PARAGRAPH = Pattern.compile("(?m)^### (\\w+)\\R(?=\\S.{40,})");

    private final JsonNode groups = groups("observability/alerts.yaml");
    private final List<JsonNode> alerts = groups.valueStream()
            .flatMap(group -> group.path("rules").valueStream())
            .toList();

    @Test
    void everyAlertHasASeverityAndASummary() {
        assertThat(alerts).hasSizeGreaterThan(20).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asString()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asString()).hasSizeBetween(20, 120);
        });
    }

    @Test
    void everyAlertHasItsParagraphInTheRunbook() {
        Set<String> headings = PARAGRAPH
                .matcher(Project.text(RUNBOOK))
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet());

        assertThat(alerts)
                .allSatisfy(
                        alert -> assertThat(alert.at("/annotations/runbook_url").asString())
                                .isEqualTo(RUNBOOK + "#"
                                        + alert.path("alert").asString().toLowerCase(Locale.ROOT)));
        assertThat(alerts)
                .extracting(alert -> alert.path("alert").asString())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(headings);
    }

    @Test
    void clustersUseTheSameAlerts() {
        assertThat(groups("k8s/components/monitoring/alerts.yaml")).isEqualTo(groups);
    }

    private static JsonNode groups(String file) {
        return new YAMLMapper().readTree(Project.text(file)).findValue("groups");
    }
}
