package com.xenocrm.ai.messages;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.kit.web.ErrorAdvice;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionControllerTest {

    private final MockMvcTester http = MockMvcTester.of(
            List.of(new SuggestionController()),
            mvc -> mvc.setControllerAdvice(new ErrorAdvice()).build());

    @Test
    void suggestsMessagesAboutTheObjectiveToTheAudienceInTheTone() {
        MvcTestResult answer = post("""
                {"objective": "promote the Diwali sale with 20% off", "audience": "coffee lovers", "tone": "urgent", "count": 2}
                """);

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"success": true,
                 "message": "2 suggestions",
                 "data": {"messages": [%1$s, %2$s], "source": "template"},
                 "messages": [%1$s, %2$s],
                 "suggestions": [%1$s, %2$s]}
                """.formatted(
                        "\"{{name}}, a quick heads-up. The moment you have been waiting for has come. Discover the "
                                + "Diwali sale. Enjoy 20% off when you do. Picked for coffee lovers. It will not last "
                                + "long, so act today.\"",
                        "\"Don't wait, {{name}}. Good things should not cost more than they must. Make the most of "
                                + "the Diwali sale. There is 20% off in it for you. Made with coffee lovers in mind. "
                                + "Once it is gone, it is gone.\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void givesAsManyDifferentSuggestionsAsAskedFor(int count) {
        MvcTestResult answer = post("{\"objective\": \"thank our best customers\", \"count\": %d}".formatted(count));

        assertThat(answer)
                .bodyJson()
                .extractingPath("$.messages")
                .asArray()
                .hasSize(count)
                .doesNotHaveDuplicates()
                .allSatisfy(message ->
                        assertThat((String) message).contains("{{name}}").doesNotContain("{topic}", "{offer}"));
    }

    @Test
    void keepsBracesOfARequestOutOfTheSuggestions() {
        MvcTestResult answer = post("{\"objective\": \"the {{email}} sale\", \"audience\": \"{x}\"}");

        assertThat(answer)
                .bodyJson()
                .extractingPath("$.messages")
                .asArray()
                .hasSize(3)
                .allSatisfy(message ->
                        assertThat(((String) message).replace("{{name}}", "")).doesNotContain("{", "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                       | objective | is required
                    {"objective": "  "}                      | objective | is required
                    {"objective": "sale", "count": 1}        | count     | must be from 2 to 5
                    {"objective": "sale", "count": 6}        | count     | must be from 2 to 5
                    {"objective": "sale", "count": "many"}   | count     | has a value of the wrong type
                    {"objective": ["sale"]}                  | objective | has a value of the wrong type
                    """)
    void namesTheFieldAtFault(String body, String field, String problem) {
        MvcTestResult answer = post(body);

        assertThat(answer).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                {"success": false, "error": "VALIDATION_FAILED", "data": {"errors": [{"field": "%s", "message": "%s"}]}}
                """.formatted(field, problem));
    }

    @ParameterizedTest
    @CsvSource({"objective,301,300", "audience,201,200", "tone,61,60"})
    void boundsTheLengthOfEachText(String field, int length, int allowed) {
        String given = "\"%s\": \"%s\"".formatted(field, "x".repeat(length));

        MvcTestResult answer =
                post(field.equals("objective") ? "{" + given + "}" : "{\"objective\": \"sale\", " + given + "}");

        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("%s: must be at most %d characters".formatted(field, allowed));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/ai/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
