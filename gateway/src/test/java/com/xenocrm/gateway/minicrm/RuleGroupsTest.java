package com.xenocrm.gateway.minicrm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleGroupsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{field: total_spend, operator: >, value: 5000.00}    | AND totalSpent greaterThan 5000",
                "{field: visits_count, operator: <, value: 3}         | AND totalOrders lessThan 3",
                "{field: visits_count, operator: =, value: 0}         | AND totalOrders equals 0",
                "{field: last_active_at, operator: inLast, value: 30} | AND lastPurchaseDate inLast 30",
                "{field: last_active_at, operator: notInLast, value: 60} | AND lastPurchaseDate notInLast 60",
                "{field: last_active_at, operator: <, value: 2026-01-31} | AND lastPurchaseDate lessThan 2026-01-31",
                "{field: inactive_days, operator: >, value: 90}       | AND lastPurchaseDate greaterThan 90",
                "{field: total_spend, operator: >=, value: 10.5}      | OR totalSpent greaterThan 10.5, totalSpent equals 10.5",
                "{field: total_spend, operator: <=, value: 10}        | OR totalSpent lessThan 10, totalSpent equals 10",
                "{field: visits_count, operator: in, value: [1, 2]}   | OR totalOrders equals 1, totalOrders equals 2",
                "{field: visits_count, operator: notIn, value: [1, 2]} | AND totalOrders notEquals 1, totalOrders notEquals 2"
            })
    void writesAConditionAsGroups(String rule, String groups) {
        assertThat(words(RuleGroups.of(rule(rule)))).isEqualTo(groups);
    }

    @Test
    void joinsAlternativesAndConditions() {
        String rule = """
                {all: [{field: visits_count, operator: >, value: 1},
                       {any: [{field: total_spend, operator: >, value: 9}, {field: last_active_at, operator: inLast, value: 7}]},
                       {field: visits_count, operator: <, value: 5}]}""";

        String groups = words(RuleGroups.of(rule(rule)));

        assertThat(groups)
                .isEqualTo("AND totalOrders greaterThan 1, totalOrders lessThan 5;"
                        + " OR totalSpent greaterThan 9, lastPurchaseDate inLast 7");
    }

    @Test
    void distributesConditionsInsideAlternatives() {
        String rule = """
                {any: [{all: [{field: visits_count, operator: >, value: 1}, {field: total_spend, operator: >, value: 9}]},
                       {field: last_active_at, operator: inLast, value: 7}]}""";

        String groups = words(RuleGroups.of(rule(rule)));

        assertThat(groups)
                .isEqualTo("OR totalOrders greaterThan 1, lastPurchaseDate inLast 7;"
                        + " OR totalSpent greaterThan 9, lastPurchaseDate inLast 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{field: tags, operator: contains, value: vip}",
                "{field: total_spend, operator: exists, value: true}",
                "{not: {field: total_spend, operator: >, value: 5}}",
                "{any: [{field: total_spend, operator: >, value: 5}, {field: name, operator: =, value: Ann}]}"
            })
    void refusesWhatTheClientCannotShow(String rule) {
        assertThatThrownBy(() -> RuleGroups.of(rule(rule)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("description: ");
    }

    /** Reads a rule written without quotes. */
    private static JsonNode rule(String text) {
        return JsonMapper.shared()
                .readTree(text.replaceAll("([A-Za-z_]+)(?=:)", "\"$1\"")
                        .replaceAll("operator\": ([^,]+)", "operator\": \"$1\"")
                        .replaceAll(": ([A-Za-z_]+|[0-9]+-[-0-9]+)(?=[,}])", ": \"$1\""));
    }

    private static String words(JsonNode groups) {
        StringBuilder words = new StringBuilder();
        for (JsonNode group : groups) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(group.get("condition").stringValue());
            String separator = " ";
            for (JsonNode rule : group.get("rules")) {
                words.append(separator)
                        .append(rule.get("field").stringValue())
                        .append(' ')
                        .append(rule.get("operator").stringValue())
                        .append(' ')
                        .append(rule.get("value").stringValue());
                separator = ", ";
            }
        }
        return words.toString();
    }
}
