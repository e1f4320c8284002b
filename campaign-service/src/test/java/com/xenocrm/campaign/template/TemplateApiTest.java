package com.xenocrm.campaign.template;

import java.time.temporal.ChronoUnit;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.TestClock;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.json.JsonCompareMode.LENIENT;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class TemplateApiTest {

    private final Api api;
    private final MongoOperations mongo;
    private final TestClock clock;

    TemplateApiTest(Api api, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Test
    void keepsATemplateOfAnEmail() throws Exception {
        var created = api.post("/api/templates", """
                {"name": "Welcome", "channel": "email", "subject": "Hi {name}", "preheader": "20% off",
                 "html": "<p>Hi {name}</p>"}""");

        created.andExpect(status().isCreated());
        String id = Api.data(created).get("_id").stringValue();
        api.get("/api/templates/" + id)
                .andExpect(status().isOk())
                .andExpect(content().json("""
                {"data": {"_id": "%1$s", "name": "Welcome", "channel": "email", "subject": "Hi {name}",
                  "preheader": "20%% off", "message": "Hi {name}", "html": "<p>Hi {name}</p>", "version": 1,
                  "newest_version": 1, "archived": false, "campaigns": 0,
                  "created_at": "%2$s", "saved_at": "%2$s"}}
                """.formatted(id, clock.instant().truncatedTo(ChronoUnit.MILLIS)), LENIENT));
    }

    @Test
    void keepsEveryVersionAsItWas() throws Exception {
        String id = template("First", "One");

        var second = api.put("/api/templates/" + id, "{\"message\": \"Two\", \"version\": 1}");
        var renamed = api.put("/api/templates/" + id, "{\"name\": \"Third\"}");
        var unchanged = api.put("/api/templates/" + id, "{\"name\": \"Third\", \"message\": \"Two\"}");

        second.andExpect(status().isOk()).andExpect(jsonPath("$.data.version").value(2));
        renamed.andExpect(jsonPath("$.data.version").value(3));
        unchanged.andExpect(jsonPath("$.data.version").value(3));
        api.get("/api/templates/" + id + "/versions").andExpect(content().json("""
                {"data": [{"name": "Third", "message": "Two", "version": 3},
                          {"name": "First", "message": "Two", "version": 2},
                          {"name": "First", "message": "One", "version": 1}]}
                """, LENIENT));
        api.get("/api/templates/" + id + "?version=1")
                .andExpect(jsonPath("$.data.message").value("One"))
                .andExpect(jsonPath("$.data.version").value(1))
                .andExpect(jsonPath("$.data.newest_version").value(3));
        api.get("/api/templates/" + id + "?version=4")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("TEMPLATE_NOT_FOUND"));
    }

    @Test
    void listsVersionsPageByPage() throws Exception {
        String id = template("A", "One");
        api.put("/api/templates/" + id, "{\"message\": \"Two\"}");
        api.put("/api/templates/" + id, "{\"message\": \"Three\"}");

        var first = api.get("/api/templates/" + id + "/versions?limit=2");
        String next = next(first);
        var second = api.get("/api/templates/" + id + "/versions?limit=2&cursor=" + next);

        first.andExpect(jsonPath("$.data[*].version").value(contains(3, 2)));
        second.andExpect(jsonPath("$.data[*].version").value(contains(1)))
                .andExpect(jsonPath("$.next_cursor").doesNotExist());
    }

    @Test
    void refusesAnEditOfAnOlderVersion() throws Exception {
        String id = template("A", "One");
        api.put("/api/templates/" + id, "{\"message\": \"Two\"}");

        var late = api.put("/api/templates/" + id, "{\"message\": \"Other\", \"version\": 1}");

        late.andExpect(status().isConflict()).andExpect(jsonPath("$.error").value("TEMPLATE_CHANGED"));
        api.get("/api/templates/" + id).andExpect(jsonPath("$.data.message").value("Two"));
    }

    @Test
    void restoresAnEarlierVersionAsANewOne() throws Exception {
        String id = template("A", "One");
        api.put("/api/templates/" + id, "{\"message\": \"Two\"}");

        var restored = api.put(
                "/api/templates/" + id,
                "{\"template_id\": \"%s\", \"template_version\": 1, \"version\": 2}".formatted(id));

        restored.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.message").value("One"))
                .andExpect(jsonPath("$.data.version").value(3));
    }

    @Test
    void duplicatesATemplate() throws Exception {
        String id = template("A", "Hi {name}");

        var copy = api.post("/api/templates", "{\"name\": \"Copy of A\", \"template_id\": \"%s\"}".formatted(id));

        copy.andExpect(status().isCreated())
                .andExpect(jsonPath("$.data.name").value("Copy of A"))
                .andExpect(jsonPath("$.data.message").value("Hi {name}"))
                .andExpect(jsonPath("$.data.version").value(1));
        assertThat(Api.data(copy).get("_id").stringValue()).isNotEqualTo(id);
    }

    @Test
    void createsOneTemplateForARepeatedRequest() throws Exception {
        String body = "{\"name\": \"Once only\", \"message\": \"Hi\"}";

        api.post("/api/templates", body, "once-only");
        api.post("/api/templates", body, "once-only").andExpect(status().isCreated());

        assertThat(mongo.getCollection("templates").countDocuments(eq("name", "Once only")))
                .isEqualTo(1);
    }

    @Test
    void listsTemplatesByChannelAndHidesArchivedOnes() throws Exception {
        String hidden = template("Hidden", "Hi");
        String shown = template("Shown", "Hi");

        var archived = api.put("/api/templates/" + hidden, "{\"archived\": true}");

        archived.andExpect(jsonPath("$.data.archived").value(true))
                .andExpect(jsonPath("$.data.version").value(1));
        api.get("/api/templates?channel=simulated")
                .andExpect(jsonPath("$.data[?(@._id == '%s')]", shown).isNotEmpty())
                .andExpect(jsonPath("$.data[?(@._id == '%s')]", hidden).isEmpty());
        api.get("/api/templates?channel=email")
                .andExpect(jsonPath("$.data[?(@._id == '%s')]", shown).isEmpty());
        api.get("/api/templates?archived=true")
                .andExpect(jsonPath("$.data[?(@._id == '%s')]", hidden).isNotEmpty());
        api.put("/api/templates/" + hidden, "{\"archived\": false}")
                .andExpect(jsonPath("$.data.archived").value(false));
    }

    @Test
    void deletesATemplateThatNoCampaignUses() throws Exception {
        String id = template("A", "One");
        api.put("/api/templates/" + id, "{\"message\": \"Two\"}");

        api.delete("/api/templates/" + id).andExpect(status().isOk());

        api.get("/api/templates/" + id).andExpect(status().isNotFound());
        api.delete("/api/templates/" + id).andExpect(status().isNotFound());
        assertThat(mongo.getCollection("template_versions").countDocuments(eq("template_id", id)))
                .isZero();
    }

    @Test
    void recordsEachChangeInTheAuditLog() throws Exception {
        String id = template("A", "One");
        api.put("/api/templates/" + id, "{\"message\": \"Two\"}");
        api.put("/api/templates/" + id, "{\"archived\": true}");
        api.put("/api/templates/" + id, "{\"archived\": false}");

        api.delete("/api/templates/" + id);

        assertThat(mongo.getCollection("audit_log").find(eq("subject", id)).sort(new Document("_id", 1)))
                .extracting(entry -> entry.getString("action"))
                .containsExactly(
                        "template_created",
                        "template_edited",
                        "template_archived",
                        "template_unarchived",
                        "template_deleted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"message": "Hi"}                                                       ~ name
            {"name": "A"}                                                           ~ message
            {"name": "A", "message": "Hi {{ nmae }}"}                               ~ message
            {"name": "A", "message": "Hi", "channel": "pigeon"}                     ~ channel
            {"name": "A", "message": "Hi", "subject": "Hi"}                         ~ subject
            {"name": "A", "message": "Hi", "preheader": "Hi"}                       ~ preheader
            {"name": "A", "message": "Hi", "channel": "email"}                      ~ subject
            {"name": "A", "message": "Hi", "channel": "email", "subject": "A\\nB"}  ~ subject
            {"name": "A", "message": "Hi", "channel": "email", "subject": "A", "preheader": "A\\nB"} ~ preheader
            {"name": "A", "channel": "email", "subject": "A", "html": "<p>", "mjml": "<mjml/>"} ~ mjml
            {"name": "A", "message": "Hi", "template_id": "nobody"}                 ~ message
            {"name": "A", "template_id": "nobody"}                                  ~ template_id
            {"name": "A", "message": "Hi", "template_version": 1}                   ~ template_version
            {"name": "A", "message": "Hi", "archived": true}                        ~ archived
            """)
    void refusesBadInputByTheNameOfItsField(String body, String field) throws Exception {
        var answer = api.post("/api/templates", body);

        answer.andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @Test
    void refusesTextsThatAreTooLong() throws Exception {
        api.post("/api/templates", "{\"name\": \"A\", \"message\": \"%s\"}".formatted("x".repeat(4_001)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("message"));
        api.post("/api/templates", "{\"name\": \"%s\", \"message\": \"Hi\"}".formatted("x".repeat(201)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value("name"));
    }

    private String template(String name, String message) throws Exception {
        var created = api.post("/api/templates", "{\"name\": \"%s\", \"message\": \"%s\"}".formatted(name, message));
        return Api.data(created).get("_id").stringValue();
    }

    private static String next(ResultActions answer) throws Exception {
        return JsonMapper.shared()
                .readTree(answer.andReturn().getResponse().getContentAsString())
                .get("next_cursor")
                .stringValue();
    }
}
