package com.xenocrm.deployment.observability;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import com.xenocrm.deployment.code.Project;
import com.xenocrm.deployment.code.ServiceCode;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {

    private static final String RUNBOOK = "docs/observability.md";
    private static final Pattern LINES_TO_DO = Pattern.compile("(?m)^### (\\w+)\\R(?=\\S.{40,})");

    /** Not every system has it: elsewhere a real vendor takes its place. */
    private static final String OUTSIDE_WORLD = "vendor-simulator";

    private final JsonNode groups = groups("observability/alerts.yaml");
    private final List<JsonNode> alerts = groups.valueStream()
            .flatMap(group -> group.path("rules").valueStream())
            .toList();

    @Test
    void everyAlertSaysHowBadItIsAndInOneSentenceWhat() {
        assertThat(alerts).hasSizeGreaterThan(20).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asString()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asString()).hasSizeBetween(20, 120);
        });
    }

    @Test
    void everyAlertLeadsToWhatToDoAndNothingElseIsThere() {
        Set<String> headings = LINES_TO_DO
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
    void everyServiceIsMissedWhenItIsAway() {
        String down = alerts.stream()
                .filter(alert -> alert.path("alert").asString().equals("ServiceDown"))
                .map(alert -> alert.path("expr").asString())
                .findFirst()
                .orElseThrow();

        Set<String> missed = Pattern.compile("absent\\(up\\{job=\"([^\"]+)\"}\\)")
                .matcher(down)
                .results()
                .map(term -> term.group(1))
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(missed)
                .isEqualTo(ServiceCode.all().stream()
                        .map(ServiceCode::name)
                        .filter(name -> !name.equals(OUTSIDE_WORLD))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aClustersAlertsAreTheSame() {
        assertThat(groups("k8s/components/monitoring/alerts.yaml")).isEqualTo(groups);
    }

    private static JsonNode groups(String file) {
        return new YAMLMapper().readTree(Project.text(file)).findValue("groups");
    }
}
