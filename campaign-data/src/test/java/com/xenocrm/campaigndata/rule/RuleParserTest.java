package com.xenocrm.campaigndata.rule;

import java.time.Instant;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleParserTest {

    @Test
    void joinsConditionsByTheirLogicWithAndBindingTighterThanOr() {
        var definition = define("""
                [{"conditions": [
                    {"field": "totalSpent", "operator": "greaterThan", "value": "100.50", "logic": "AND"},
                    {"field": "visits", "operator": "lessThan", "value": 3, "logic": "or"},
                    {"field": "name", "operator": "contains", "value": "ann", "logic": "AND"}]},
                 {"conditions": [{"id": 7, "field": "email", "operator": "==", "value": " Ann@X.COM"}]}]
                """);

        assertThat(definition.canonical()).isEqualTo("""
                        {"any":[{"any":[{"all":[{"field":"total_spend","operator":">","value":100.5},\
                        {"field":"visits_count","operator":"<","value":3}]},\
                        {"field":"name","operator":"contains","value":"ann"}]},\
                        {"field":"email","operator":"=","value":"ann@x.com"}]}""");
        assertThat(definition.conditions()).isEqualTo(4);
    }

    @Test
    void joinsGroupsOfRulesByAnd() {
        var definition = define("""
                [{"condition": "OR", "rules": [
                    {"field": "totalOrders", "operator": ">=", "value": 3},
                    {"field": "tags", "operator": "in", "value": ["vip", "gold"]}]},
                 {"condition": "AND", "rules": [{"field": "lastPurchaseDate", "operator": ">", "value": "90"}]}]
                """);

        assertThat(definition.canonical()).isEqualTo("""
                        {"all":[{"any":[{"field":"visits_count","operator":">=","value":3},\
                        {"field":"tags","operator":"in","value":["vip","gold"]}]},\
                        {"field":"inactive_days","operator":">","value":90}]}""");
    }

    @Test
    void readsItsOwnCanonicalFormBack() {
        String canonical = """
                {"all":[{"not":{"any":[{"field":"created_at","operator":"between","value":["2026-01-01","2026-01-31"]},\
                {"field":"attributes.city_1","operator":"notIn","value":["Rome",7,true,1.5]}]}},\
                {"field":"last_active_at","operator":"inLast","value":30},\
                {"field":"created_at","operator":"<=","value":"2026-01-01T10:00:00Z"},\
                {"field":"phone","operator":"exists","value":false}]}""";

        assertThat(define(canonical).canonical()).isEqualTo(canonical);
    }

    @Test
    void keepsTheSentSpellingAsItWas() {
        String sent =
                "[{\"condition\":\"and\",\"rules\":[{\"field\":\"total_spend\",\"operator\":\"=\",\"value\":1.10}]}]";

        assertThat(define(sent).sent()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "total_spend, 1.000",
        "total_spend, -12.345",
        "visits_count, ' 2.000 '",
        "inactive_days, 30.000",
        "attributes.points, 1.500"
    })
    void refusesTextWhosePointMayGroupThousands(String field, String value) {
        assertThatThrownBy(() ->
                        define("{\"field\": \"%s\", \"operator\": \">\", \"value\": \"%s\"}".formatted(field, value)))
                .isInstanceOf(Refusal.class)
                .hasMessage("rules.value: is ambiguous, as the point may group thousands: give a JSON number");
    }

    @ParameterizedTest
    @CsvSource({"total_spend, >", "inactive_days, <"})
    void readsStoredTextWhosePointMightGroupThousands(String field, String operator) {
        String rule = "{\"field\":\"%s\",\"operator\":\"%s\",\"value\":\"1.000\"}".formatted(field, operator);

        assertThatThrownBy(() -> define(rule)).hasMessageContaining("ambiguous");
        assertThat(RuleParser.stored(rule)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"created_at, 2026-01-31T10:00", "last_active_at, 2026-01-31T10:00:00.5"})
    void readsATimeWithoutOffsetOnlyWhereItIsStored(String field, String time) {
        String rule = "{\"field\":\"%s\",\"operator\":\">\",\"value\":\"%s\"}".formatted(field, time);

        assertThatThrownBy(() -> define(rule))
                .isInstanceOf(Refusal.class)
                .hasMessage("rules.value: needs its offset from UTC, such as 2026-01-31T10:00:00Z");
        assertThat(RuleParser.stored(rule)).isNotNull();
    }

    @Test
    void readsAStoredRuleThatWouldNotBeAcceptedNow() {
        String stored = "{\"field\":\"email\",\"operator\":\"in\",\"value\":[\"kate@xn--a.example\",\"kate\"]}";

        var rule = new RuleDefinition(stored, stored, 1).rule();

        assertThat(RuleJson.write(rule)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "total_spend, >, 1, >",
        "total_spend, greaterThan, 1, >",
        "total_spend, <, 1, <",
        "total_spend, lessThan, 1, <",
        "total_spend, >=, 1, >=",
        "total_spend, <=, 1, <=",
        "total_spend, =, 1, =",
        "total_spend, ==, 1, =",
        "total_spend, equals, 1, =",
        "total_spend, !=, 1, !=",
        "total_spend, notEquals, 1, !=",
        "name, contains, 'a', contains",
        "name, notContains, 'a', notContains",
        "name, startsWith, 'a', startsWith",
        "name, in, '[\"a\"]', in",
        "name, notIn, '[\"a\"]', notIn",
        "total_spend, between, '[1,2]', between",
        "name, exists, true, exists",
        "created_at, inLast, 7, inLast",
        "created_at, notInLast, 7, notInLast"
    })
    void knowsEveryOperatorByEachOfItsNames(String field, String spelling, String value, String operator) {
        String json = value.equals("a") ? "\"a\"" : value;

        var definition = define("{\"field\":\"%s\",\"operator\":\"%s\",\"value\":%s}".formatted(field, spelling, json));

        assertThat(definition.canonical())
                .isEqualTo("{\"field\":\"%s\",\"operator\":\"%s\",\"value\":%s}".formatted(field, operator, json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    null                                                                            ~ rules
                    7                                                                               ~ rules
                    []                                                                              ~ rules
                    {}                                                                              ~ rules
                    [[]]                                                                            ~ rules[0]
                    [{}]                                                                            ~ rules[0]
                    [{"conditions":[]}]                                                             ~ rules[0].conditions
                    [{"conditions":[{"field":"name","operator":"=","value":"a"}],"rules":[]}]       ~ rules[0].rules
                    [{"conditions":[{"field":"name","operator":"=","value":"a","logic":"XOR"}]}]    ~ rules[0].conditions[0].logic
                    [{"conditions":[{"field":"name","operator":"=","value":"a"}]},{"condition":"AND","rules":[]}] ~ rules[1].condition
                    [{"rules":[{"field":"name","operator":"=","value":"a"}]}]                       ~ rules[0].condition
                    [{"condition":"AND","rules":[]}]                                                ~ rules[0].rules
                    [{"field":"name","operator":"=","value":"a"}]                                   ~ rules[0]
                    {"all":[]}                                                                      ~ rules.all
                    {"all":[{"field":"name","operator":"=","value":"a"}],"any":[]}                  ~ rules.any
                    {"not":[]}                                                                      ~ rules.not
                    {"field":"password","operator":"=","value":"a"}                                 ~ rules.field
                    {"field":"attributes.a.b","operator":"=","value":"a"}                           ~ rules.field
                    {"field":"attributes.$where","operator":"=","value":"a"}                        ~ rules.field
                    {"field":"$where","operator":"=","value":"a"}                                   ~ rules.field
                    {"field":"name","operator":"$ne","value":"a"}                                   ~ rules.operator
                    {"field":"name","operator":">","value":"a"}                                     ~ rules.operator
                    {"field":"total_spend","operator":"contains","value":"1"}                       ~ rules.operator
                    {"field":"created_at","operator":"in","value":["2026-01-01"]}                   ~ rules.operator
                    {"field":"name","operator":"="}                                                 ~ rules.value
                    {"field":"name","operator":"=","value":{"$gt":""}}                              ~ rules.value
                    {"field":"name","operator":"=","value":" "}                                     ~ rules.value
                    {"field":"name","operator":"=","value":5}                                       ~ rules.value
                    {"field":"total_spend","operator":">","value":1e400}                            ~ rules.value
                    {"field":"total_spend","operator":">","value":"1e2"}                            ~ rules.value
                    {"field":"total_spend","operator":">","value":"+5"}                             ~ rules.value
                    {"field":"total_spend","operator":">","value":"\u0665"}                         ~ rules.value
                    {"field":"name","operator":"contains","value":"a\\u0000b"}                      ~ rules.value
                    {"field":"name","operator":"in","value":[]}                                     ~ rules.value
                    {"field":"name","operator":"in","value":["a",{"$ne":1}]}                        ~ rules.value[1]
                    {"field":"total_spend","operator":">","value":"lots"}                           ~ rules.value
                    {"field":"total_spend","operator":">","value":true}                             ~ rules.value
                    {"field":"total_spend","operator":">","value":1e400}                            ~ rules.value
                    {"field":"total_spend","operator":">","value":1234567890.123456}                ~ rules.value
                    {"field":"total_spend","operator":"between","value":[5,1]}                      ~ rules.value
                    {"field":"total_spend","operator":"between","value":[5]}                        ~ rules.value
                    {"field":"inactive_days","operator":">","value":-1}                             ~ rules.value
                    {"field":"last_active_at","operator":">","value":1.5}                           ~ rules.value
                    {"field":"last_active_at","operator":">","value":"yesterday"}                   ~ rules.value
                    {"field":"last_active_at","operator":"between","value":[3,"2026-01-01"]}        ~ rules.value[1]
                    {"field":"created_at","operator":">","value":90}                                ~ rules.value
                    {"field":"created_at","operator":">","value":"2026-02-30"}                      ~ rules.value
                    {"field":"phone","operator":"exists","value":"maybe"}                           ~ rules.value
                    {"field":"name","operator":"=","value":"a","or":[]}                             ~ rules.or
                    """)
    void refusesWhatIsNotARuleAndNamesThePath(String rules, String path) {
        assertThatThrownBy(() -> define(rules))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).reason())
                .asString()
                .startsWith(path + ": ");
    }

    @Test
    void refusesRulesThatAreTooDeepOrTooLarge() {
        String leaf = "{\"field\":\"name\",\"operator\":\"=\",\"value\":\"a\"}";
        String deep = "{\"not\":".repeat(12) + leaf + "}".repeat(12);
        String large = "{\"all\":[" + String.join(",", java.util.Collections.nCopies(500, leaf)) + "]}";

        assertThatThrownBy(() -> define(deep)).hasMessageContaining("deeper than 12");
        assertThatThrownBy(() -> define(large)).hasMessageContaining("500 parts");
    }

    @Test
    void countsDaysBackFromTheInstantThatItIsGiven() {
        var rule = RuleParser.stored("{\"field\":\"last_active_at\",\"operator\":\">\",\"value\":90}")
                .rule();

        Document query = RuleCompiler.compile(rule, Instant.parse("2026-04-01T12:00:00Z"));

        assertThat(query)
                .isEqualTo(new Document(
                        "last_active_at",
                        new Document("$lte", java.util.Date.from(Instant.parse("2025-12-31T12:00:00Z")))));
    }

    @Test
    void handsTextOverAsAValueAndNeverAsAPattern() {
        var rule = RuleParser.stored("{\"field\":\"name\",\"operator\":\"contains\",\"value\":\".*$\"}")
                .rule();

        Document query = RuleCompiler.compile(rule, Instant.EPOCH);

        assertThat(query).isEqualTo(new Document("name", new Document("$regex", "\\.\\*\\$").append("$options", "i")));
    }

    private static RuleDefinition define(String json) {
        return RuleParser.define(RuleJson.read(json));
    }
}
