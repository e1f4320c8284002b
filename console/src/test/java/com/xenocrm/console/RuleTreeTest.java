package com.xenocrm.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the rule tree of the builder, as read from the API and written to it. */
class RuleTreeTest extends ModuleTest {

    private static final String VOCABULARY = "await (await fetch('/api/vocabulary')).json()";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"all\":[{\"field\":\"total_spend\",\"operator\":\">\",\"value\":\"100\"}]}",
                "{\"any\":[{\"all\":[{\"field\":\"inactive_days\",\"operator\":\"between\",\"value\":[30,90]}]},{\"not\":{\"field\":\"tags\",\"operator\":\"in\",\"value\":[\"a\",\"b\"]}}]}",
                "{\"not\":{\"any\":[{\"field\":\"attributes.city\",\"operator\":\"exists\",\"value\":false}]}}",
                "{\"all\":[{\"field\":\"tags\",\"operator\":\"in\",\"value\":[\"Doe, Ann\",\"b\"]}]}",
                "{\"all\":[{\"field\":\"last_active_at\",\"operator\":\"inLast\",\"value\":30},{\"field\":\"attributes.vip\",\"operator\":\"=\",\"value\":true}]}"
            })
    void writesTheRuleThatItRead(String rule) {
        Object written = evaluate("JSON.stringify(m.canonical(v, m.fromCanonical(v, JSON.parse(given))))", rule);

        assertThat(written).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"field":"name","operator":"=","value":"Ann"}         | {"all":[{"field":"name","operator":"=","value":"Ann"}]}
            {"not":{"not":{"field":"name","operator":"=","value":"Ann"}}} | {"all":[{"field":"name","operator":"=","value":"Ann"}]}
            {"all":[{"field":"last_active_at","operator":">","value":90}]} | {"all":[{"field":"inactive_days","operator":">","value":90}]}
            """)
    void readsOtherFormsOfTheSameRule(String rule, String same) {
        Object written = evaluate("JSON.stringify(m.canonical(v, m.fromCanonical(v, JSON.parse(given))))", rule);

        assertThat(JsonMapper.shared().readTree(written.toString()))
                .isEqualTo(JsonMapper.shared().readTree(same));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{items: [], join: 'all'}",
                "{items: [{field: 'total_spend', operator: '>', value: ''}], join: 'all'}",
                "{items: [{field: 'total_spend', operator: 'between', value: ['1', '']}], join: 'all'}",
                "{items: [{field: 'attributes', key: ' ', operator: '=', value: 'x'}], join: 'all'}",
                "{items: [{field: 'tags', operator: 'in', value: ' , '}], join: 'all'}",
                "{items: [{items: [], join: 'any'}, {field: 'name', operator: '=', value: 'Ann'}], join: 'all'}"
            })
    void hasNoRuleWhileSomethingIsMissing(String tree) {
        Object written = evaluate("JSON.stringify(m.canonical(v, " + tree + "))", "");

        assertThat(written).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {field: 'total_spend', operator: '>', value: '5'}             | {operator: 'between'}  | > between ["5",""]
            {field: 'total_spend', operator: 'between', value: ['5','6']} | {operator: '<'}        | between < "5"
            {field: 'name', operator: 'contains', value: 'Ann'}           | {field: 'total_spend'} | contains > ""
            {field: 'name', operator: '=', value: 'Ann'}                  | {operator: 'exists'}   | = exists "true"
            """)
    void keepsWhatFitsOfAValue(String condition, String change, String expected) {
        Object now = evaluate(
                "(c => { const n = m.changed(v, c, " + change
                        + "); return `${c.operator} ${n.operator} ${JSON.stringify(n.value)}`; })(" + condition + ")",
                "");

        assertThat(now).isEqualTo(expected);
    }

    @Test
    void makesIdsThatAreNotInAStoredTree() {
        Object before = evaluate("m.emptyGroup().id", "");

        page.reload();
        Object after = evaluate("m.emptyGroup().id", "");

        assertThat(after).isNotEqualTo(before);
    }

    private Object evaluate(String expression, String given) {
        return run(
                "rules/tree.js",
                "async (m, given) => { const v = (" + VOCABULARY + ").data; return " + expression + "; }",
                given);
    }
}
