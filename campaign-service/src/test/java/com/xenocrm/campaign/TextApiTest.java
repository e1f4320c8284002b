package com.xenocrm.campaign;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.springframework.test.json.JsonCompareMode.LENIENT;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class TextApiTest {

    private static final String RULE = "{\"field\": \"tags\", \"operator\": \"=\", \"value\": \"nobody\"}";

    private final Api api;

    TextApiTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    /api/campaigns/create    ~ {"name": "A\\ud83d", "message": "Hi", "rules": RULE}             ~ name
                    /api/campaigns/create    ~ {"name": "A", "message": "Hi \\ude00", "rules": RULE}            ~ message
                    /api/campaigns/create    ~ {"name": "A", "message_template": "Hi \\uD83Dx", "rules": RULE}  ~ message_template
                    /api/campaigns/create    ~ {"name": "A", "message": "Hi", "rules": {"any": [{"field": "name", "operator": "=", "value": "\\ud83d"}]}} ~ rules.any[0].value
                    /api/segments            ~ {"name": "A\\ud83d", "rules": RULE}                              ~ name
                    /api/segments            ~ {"name": "A", "description": "\\ud83d", "rules": RULE}           ~ description
                    /api/segments            ~ {"name": "A", "campaign_name": "\\ud83d", "rules": RULE}         ~ campaign_name
                    /api/audience            ~ {"rules": {"field": "tags", "operator": "in", "value": ["a", "\\ud83d"]}} ~ rules.value[1]
                    /api/campaigns/preview   ~ {"message": "Hi \\ud83d"}                                        ~ message
                    /api/campaigns/test-send ~ {"message": "Hi \\ud83d"}                                        ~ message
                    /api/suppressions        ~ {"email": "text@example.com", "reason": "a\\ud83d"}              ~ reason
                    /api/suppressions        ~ [{"email": "text@example.com", "reason": "a"}, {"email": "\\ud83d@example.com", "reason": "a"}] ~ [1].email
                    """)
    void refusesHalfOfACharacterInEveryField(String route, String body, String field) throws Exception {
        var answer = api.post(route, body.replace("RULE", RULE));

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field))
                .andExpect(jsonPath("$.data.errors[0].message").value("holds half of a surrogate pair"));
    }

    @Test
    void keepsWholeCharactersOutsideTheBasicPlane() throws Exception {
        String name = "😀".repeat(200);

        var created = api.post(
                "/api/segments",
                "{\"name\": \"%s\", \"description\": \"\\ud83d\\ude00\", \"rules\": %s}".formatted(name, RULE));

        created.andExpect(status().isCreated())
                .andExpect(jsonPath("$.data.segment.name").value(name))
                .andExpect(jsonPath("$.data.segment.description").value("😀"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    /api/campaigns/create ~ {"name": "TEXT", "message": "Hi", "rules": RULE}                       ~ $.data.campaign.name
                    /api/segments         ~ {"name": "TEXT", "rules": RULE}                                        ~ $.data.segment.name
                    /api/segments         ~ {"name": "A", "description": "TEXT", "rules": RULE}                    ~ $.data.segment.description
                    /api/segments         ~ {"name": "A", "campaign_name": "TEXT", "message": "A", "rules": RULE}  ~ $.data.campaign.name
                    /api/suppressions     ~ {"email": "normal@example.com", "reason": "TEXT"}                      ~ $.data[0].reason
                    """)
    void keepsTextInNormalForm(String route, String body, String field) throws Exception {
        var answer = api.post(
                route, body.replace("TEXT", " \ufeffZoe\u0308\u200b\u00a0").replace("RULE", RULE));

        answer.andExpect(status().isCreated()).andExpect(jsonPath(field).value("Zo\u00eb"));
    }

    @ParameterizedTest
    @CsvSource({"name", "campaign_name"})
    void refusesANameOfNothingVisible(String field) throws Exception {
        var answer = api.post("/api/segments", """
                {"name": "A", "%s": "\u200b\u3164 \u2800", "rules": %s}""".formatted(field, RULE));

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field))
                .andExpect(jsonPath("$.data.errors[0].message").value("must have 1 to 200 characters"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/campaigns/create, message_template, campaign",
        "/api/segments, message, campaign",
        "/api/campaigns/preview, message, customer",
        "/api/campaigns/test-send, message_template, customer"
    })
    void warnsOfOtherToolsPlaceholders(String route, String field, String accepted) throws Exception {
        String message = "Hi *|FNAME|*, {{ first_name | default: “friend” }}";

        var answer =
                api.post(route, "{\"name\": \"A\", \"%s\": \"%s\", \"rules\": %s}".formatted(field, message, RULE));

        answer.andExpect(status().is2xxSuccessful())
                .andExpect(jsonPath("$.data." + accepted).exists())
                .andExpect(content().json("""
                        {"data": {"warnings": [
                          {"field": "%1$s", "line": 1, "column": 4,
                           "message": "'*|FNAME|*' is no variable and is sent as it is; write {{ first_name }} at line 1, column 4"},
                          {"field": "%1$s", "line": 1, "column": 40,
                           "message": "“friend” has curly quotes, which are read as straight ones at line 1, column 40"}]}}
                        """.formatted(field), LENIENT));
    }

    @Test
    void warnsOfOtherToolsPlaceholdersInTheTemplatesOfAnEmail() throws Exception {
        String email = """
                {"channel": "email", "subject": "Hi *|FNAME|*", "html": "<p>Dear %FIRSTNAME%</p>"}""";

        var answer = api.post("/api/campaigns/preview", email);

        answer.andExpect(status().is2xxSuccessful())
                .andExpect(jsonPath("$.data.warnings[0].field").value("subject"))
                .andExpect(jsonPath("$.data.warnings[1].field").value("html"));
    }

    @Test
    void warnsOfOtherToolsPlaceholdersInADraft() throws Exception {
        var draft = api.post("/api/segments", "{\"name\": \"A\", \"rules\": %s}".formatted(RULE));
        String path = "/api/campaigns/" + Api.data(draft).at("/campaign/_id").stringValue();

        var edited = api.put(path, "{\"message\": \"Hi %FIRSTNAME%\"}");

        draft.andExpect(jsonPath("$.data.warnings").isEmpty());
        edited.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.message").value("Hi %FIRSTNAME%"))
                .andExpect(jsonPath("$.data.warnings[0].field").value("message"));
        api.get(path).andExpect(jsonPath("$.data.warnings").doesNotExist());
    }
}
