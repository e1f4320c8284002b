package com.xenocrm.campaign.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

@CampaignServiceTest
class ContentWarningsTest {

    private final Api api;

    ContentWarningsTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"message": "Hi\\nhttp://shop.example"} \
              ~ {"field": "message", "line": 2, "column": 1, "message": "http://shop.example is a link without https at line 2, column 1"}
            {"channel": "email", "subject": "A", "message": "Hi", "html": "<a href='http://a.example'>A</a>{{ unsubscribe_url }}"} \
              ~ {"field": "html", "line": 1, "column": 10, "message": "http://a.example is a link without https at line 1, column 10"}
            {"channel": "email", "subject": "A", "html": "<p>Hi</p>{{ unsubscribe_url }}"} \
              ~ {"field": "message", "line": 1, "column": 1, "message": "there is no text of its own; it is made from the HTML"}
            {"channel": "email", "subject": "A", "message": "Hello", "html": "<p>Hi</p>"} \
              ~ {"field": "html", "line": 1, "column": 1, "message": "there is no link to unsubscribe ({{ unsubscribe_url }}); one is added at the end"}
            """)
    void warnsOfWhatMailProgramsDislike(String body, String warning) throws Exception {
        var answer = api.post("/api/campaigns/preview", body);

        assertThat(Api.data(answer).get("warnings"))
                .isEqualTo(JsonMapper.shared().readTree("[" + warning + "]"));
    }

    @Test
    void warnsOfAnEmailThatIsClipped() throws Exception {
        String html = "<p>" + "ä".repeat(60_000) + "</p>{{ unsubscribe_url }}";

        var answer = api.post("/api/campaigns/preview", """
                {"channel": "email", "subject": "A", "message": "Hi", "html": "%s"}""".formatted(html));

        answer.andExpect(jsonPath("$.data.warnings[*].message")
                .value(contains("the HTML has 117 kB; Gmail shows only the first 102 kB of an e-mail")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\": \"Hi https://shop.example\"}",
                "{\"channel\": \"email\", \"subject\": \"A\", \"message\": \"Hi\"}",
                "{\"channel\": \"email\", \"subject\": \"A\", \"message\": \"Hi\","
                        + " \"html\": \"<html xmlns='http://www.w3.org/1999/xhtml'>{{ unsubscribe_url }}</html>\"}"
            })
    void warnsOfNothingElse(String body) throws Exception {
        var answer = api.post("/api/campaigns/preview", body);

        assertThat(Api.data(answer).get("warnings")).isEmpty();
    }
}
