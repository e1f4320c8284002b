package com.xenocrm.gateway.minicrm;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.kit.web.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class MiniCrmAnswersTest {

    private static final String ANSWER = """
            {"success": true, "data": {"not_expressed": %s}, "rules": {"field": "total_spend", "operator": ">", "value": 100}}""";

    @Test
    void suggestsRulesOfAWholeDescription() {
        JsonNode groups = MiniCrmAnswers.rules(json(ANSWER.formatted("[]")));

        assertThat(groups).isEqualTo(json("""
                [{"condition": "AND", "rules": [
                  {"field": "totalSpent", "operator": "greaterThan", "value": "100"}]}]"""));
    }

    @Test
    void suggestsNoRulesForAPartOfADescription() {
        JsonNode answer = json(ANSWER.formatted("[\"people from Pune\", \"with red hair\"]"));

        Throwable refused = catchThrowable(() -> MiniCrmAnswers.rules(answer));

        assertThat(refused)
                .isInstanceOf(Refusal.class)
                .hasMessage("description: is not understood: people from Pune; with red hair");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
