package com.xenocrm.campaigndata.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.RandomText;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests random rules: each is refused with the path of the error, or has one canonical form with the same meaning. */
class RuleFuzzTest {

    private static final long SEED = 20261129;
    private static final int TRIES = 20_000;
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final List<String> FIELDS = List.of(
            "total_spend",
            "visits_count",
            "last_active_at",
            "inactive_days",
            "created_at",
            "name",
            "email",
            "phone",
            "tags",
            "attributes.a",
            "attributes.$where",
            "attributes",
            "",
            "$expr",
            "totalSpent");
    private static final List<String> OPERATORS = List.of(
            ">",
            "<",
            ">=",
            "<=",
            "=",
            "==",
            "!=",
            "contains",
            "notContains",
            "startsWith",
            "in",
            "notIn",
            "between",
            "exists",
            "inLast",
            "notInLast",
            "greaterThan",
            "$gt",
            "");
    private static final List<String> VALUES = List.of(
            "5",
            "\"5\"",
            "\"+5\"",
            "\"1e2\"",
            "1e2",
            "0.10",
            "-1",
            "1e400",
            "\"\u0665\"",
            "true",
            "\"true\"",
            "null",
            "{}",
            "[]",
            "[1,2]",
            "[2,1]",
            "[\"a\",1]",
            "[[1]]",
            "\"2026-01-31\"",
            "\"2026-02-30\"",
            "[\"2026-01-01\",\"2026-01-31\"]",
            "\"ann@x.example\"",
            "\"BÜCHER.example\"",
            "\"a\\u0000\"",
            "\" \"",
            "\"\\ud83d\"",
            "123456789012345678",
            "\"$ne\"",
            "{\"$gt\":\"\"}",
            "30");
    private static final List<String> NUMBER_PIECES =
            List.of("0", "1", "25", "99", ".", "-", "+", "e", "E2", " ", ",", "\u0665", "123456789");

    private final RandomText random = new RandomText(SEED);

    @Test
    void refusesARuleOrKeepsItsMeaning() {
        int accepted = 0;

        for (int i = 0; i < TRIES; i++) {
            String json = i % 4 == 0 ? random.damaged(rule(2)) : rule(i % 3);
            try {
                RuleDefinition definition =
                        RuleParser.define(JsonMapper.shared().readTree(json));

                String canonical = definition.canonical();
                assertThat(RuleParser.define(RuleJson.read(canonical)).canonical())
                        .as("%d: %s", i, json)
                        .isEqualTo(canonical);
                assertThat(RuleCompiler.compile(definition.rule(), NOW))
                        .as("%d: %s", i, json)
                        .isNotEmpty();
                assertThat(RuleWords.of(definition.rule()))
                        .as("%d: %s", i, json)
                        .isNotBlank();
                accepted++;
            } catch (Refusal refusal) {
                assertThat(refusal.status().value()).as("%d: %s", i, json).isEqualTo(400);
                assertThat(refusal.reason()).as("%d: %s", i, json).startsWith("rules");
            } catch (JacksonException e) {
                assertThat(i % 4).as("%d: %s", i, json).isZero();
            }
        }

        assertThat(accepted).isBetween(TRIES / 100, TRIES * 9 / 10);
    }

    @Test
    void readsANumberInTextExactlyOrRefusesIt() {
        int accepted = 0;

        for (int i = 0; i < TRIES; i++) {
            String number = random.text(NUMBER_PIECES, 4);
            try {
                Rule rule = RuleParser.parse(RuleJson.read(
                        "{\"field\": \"total_spend\", \"operator\": \">\", \"value\": \"%s\"}".formatted(number)));

                assertThat(number.strip()).as("%d", i).matches("-?[0-9]+(\\.[0-9]+)?");
                assertThat(rule)
                        .as("%d: %s", i, number)
                        .isInstanceOfSatisfying(
                                Rule.Condition.class,
                                condition -> assertThat(condition.value())
                                        .isEqualTo(new Value.Amount(new BigDecimal(number.strip()))));
                accepted++;
            } catch (Refusal refusal) {
                assertThat(refusal.reason()).as("%d: %s", i, number).startsWith("rules.value: ");
            }
        }

        assertThat(accepted).isBetween(TRIES / 20, TRIES * 9 / 10);
    }

    private String rule(int depth) {
        if (depth == 0) {
            return "{\"field\": \"%s\", \"operator\": \"%s\", \"value\": %s}"
                    .formatted(random.pick(FIELDS), random.pick(OPERATORS), random.pick(VALUES));
        }
        String parts = rule(depth - 1) + (random.number(2) == 0 ? "" : ", " + rule(depth - 1));
        return switch (random.number(5)) {
            case 0 -> "{\"all\": [" + parts + "]}";
            case 1 -> "{\"any\": [" + parts + "]}";
            case 2 -> "{\"not\": " + rule(depth - 1) + "}";
            case 3 -> "[{\"condition\": \"OR\", \"rules\": [" + parts + "]}]";
            default -> "[{\"conditions\": [" + parts + "]}]";
        };
    }
}
