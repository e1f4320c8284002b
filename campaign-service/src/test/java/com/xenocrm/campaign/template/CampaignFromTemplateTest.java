package com.xenocrm.campaign.template;

import java.util.Date;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;

import com.xenocrm.campaign.Api;
import com.xenocrm.campaign.CampaignServiceTest;
import com.xenocrm.testkit.TestClock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.json.JsonCompareMode.LENIENT;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@CampaignServiceTest
class CampaignFromTemplateTest {

    private static final String RULE = "{\"field\": \"tags\", \"operator\": \"=\", \"value\": \"nobody\"}";

    private final Api api;
    private final MongoOperations mongo;
    private final TestClock clock;
    private String template = "";

    CampaignFromTemplateTest(Api api, MongoOperations mongo, TestClock clock) {
        this.api = api;
        this.mongo = mongo;
        this.clock = clock;
    }

    @BeforeEach
    void twoVersions() throws Exception {
        mongo.getCollection("senders").deleteMany(new Document());
        mongo.getCollection("senders")
                .insertOne(new Document("_id", "email").append("seen_at", Date.from(clock.instant())));
        template = Api.data(api.post("/api/templates", """
                        {"name": "News", "channel": "email", "subject": "First", "html": "<p>One</p>"}""")).get("_id").stringValue();
        api.put("/api/templates/" + template, """
                {"subject": "Second", "preheader": "Soon", "html": "", "message": "Two"}""");
    }

    @AfterEach
    void noSender() {
        mongo.getCollection("senders").deleteMany(new Document());
    }

    @Test
    void takesTheNewestVersionUnlessAnotherIsNamed() throws Exception {
        String newest = create("\"template_id\": \"%s\"".formatted(template));
        String first = create("\"template_id\": \"%s\", \"template_version\": 1".formatted(template));

        api.get("/api/campaigns/" + newest).andExpect(content().json("""
                {"data": {"channel": "email", "subject": "Second", "preheader": "Soon", "message": "Two",
                          "template_id": "%s", "template_version": 2}}""".formatted(template), LENIENT));
        api.get("/api/campaigns/" + first).andExpect(content().json("""
                {"data": {"channel": "email", "subject": "First", "message": "One", "html": "<p>One</p>",
                          "template_id": "%s", "template_version": 1}}""".formatted(template), LENIENT));
    }

    @Test
    void keepsWhatACampaignWasCreatedWith() throws Exception {
        String campaign = create("\"template_id\": \"%s\"".formatted(template));

        api.put("/api/templates/" + template, "{\"subject\": \"Third\"}");

        api.get("/api/campaigns/" + campaign)
                .andExpect(jsonPath("$.data.subject").value("Second"))
                .andExpect(jsonPath("$.data.template_version").value(2));
    }

    @Test
    void editsADraftByAnotherVersion() throws Exception {
        String draft = Api.data(api.post("/api/segments", "{\"name\": \"A\", \"rules\": %s}".formatted(RULE)))
                .at("/campaign/_id")
                .stringValue();

        var edited = api.put(
                "/api/campaigns/" + draft, "{\"template_id\": \"%s\", \"template_version\": 1}".formatted(template));
        var newest = api.put("/api/campaigns/" + draft, "{\"template_id\": \"%s\"}".formatted(template));

        edited.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.subject").value("First"))
                .andExpect(jsonPath("$.data.html").value("<p>One</p>"))
                .andExpect(jsonPath("$.data.template_version").value(1));
        newest.andExpect(jsonPath("$.data.subject").value("Second"))
                .andExpect(jsonPath("$.data.html").doesNotExist())
                .andExpect(jsonPath("$.data.template_version").value(2));
    }

    @Test
    void namesNoTemplateOnceTheContentDiffers() throws Exception {
        String draft = Api.data(api.post("/api/segments", "{\"name\": \"A\", \"rules\": %s}".formatted(RULE)))
                .at("/campaign/_id")
                .stringValue();
        String path = "/api/campaigns/" + draft;
        api.put(path, "{\"template_id\": \"%s\"}".formatted(template));

        var renamed = api.put(path, "{\"name\": \"B\", \"max_send_rate\": 5}");
        var sentBack = api.put(path, """
                {"template_id": "%s", "template_version": 2, "channel": "email", "subject": "Second",
                 "preheader": "Soon", "message": "Two"}""".formatted(template));
        var rewritten = api.put(path, """
                {"template_id": "%s", "template_version": 2, "message": "Three"}""".formatted(template));

        renamed.andExpect(jsonPath("$.data.template_version").value(2));
        sentBack.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.template_version").value(2));
        rewritten
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.message").value("Three"))
                .andExpect(jsonPath("$.data.template_id").doesNotExist());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            "template_id": "ID", "message": "Hi"        ~ message
            "template_id": "ID", "subject": "Hi"        ~ subject
            "template_id": "ID", "channel": "webhook"   ~ channel
            "template_id": "ID", "template_version": 9  ~ template_version
            "template_id": "nobody"                     ~ template_id
            "template_version": 1, "message": "Hi"      ~ template_version
            """)
    void refusesATemplateTogetherWithContent(String fields, String field) throws Exception {
        String body = "{\"name\": \"A\", \"rules\": %s, %s}".formatted(RULE, fields.replace("ID", template));

        api.post("/api/campaigns/create", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
        api.post("/api/segments", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
        api.post("/api/campaigns/preview", "{" + fields.replace("ID", template) + "}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.data.errors[0].field").value(field));
    }

    @Test
    void keepsATemplateThatACampaignUses() throws Exception {
        create("\"template_id\": \"%s\"".formatted(template));

        var refused = api.delete("/api/templates/" + template);
        var archived = api.put("/api/templates/" + template, "{\"archived\": true}");
        var afterwards = api.post("/api/campaigns/create", """
                {"name": "A", "rules": %s, "template_id": "%s"}""".formatted(RULE, template));

        refused.andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("TEMPLATE_IN_USE"))
                .andExpect(jsonPath("$.data.campaigns").value(1));
        archived.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.campaigns").value(1));
        afterwards
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.error").value("TEMPLATE_ARCHIVED"));
    }

    @Test
    void previewsATemplateForACustomer() throws Exception {
        String tag = api.customers(2);
        api.put("/api/templates/" + template, "{\"subject\": \"For {name}\", \"preheader\": \"<b> {name}\"}");

        var preview = api.post("/api/campaigns/preview", """
                {"template_id": "%s", "customer_id": "%s-00001"}""".formatted(template, tag));
        var sent = api.post("/api/campaigns/test-send", "{\"template_id\": \"%s\"}".formatted(template));

        preview.andExpect(status().isOk())
                .andExpect(jsonPath("$.data.subject").value("For Customer 1"))
                .andExpect(jsonPath("$.data.html").value(containsString("&lt;b&gt; Customer 1</div>")));
        sent.andExpect(status().isAccepted())
                .andExpect(jsonPath("$.data.message").value(startsWith("Two")));
    }

    private String create(String content) throws Exception {
        return Api.data(api.post(
                        "/api/campaigns/create", "{\"name\": \"A\", \"rules\": %s, %s}".formatted(RULE, content)))
                .at("/campaign/_id")
                .stringValue();
    }
}
