package com.xenocrm.console;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class TemplatesTest extends ConsoleTest {

    @Test
    void savesANewTemplateWithItsPreview() {
        API.answers("POST /api/templates", 201, "{\"success\": true, \"data\": {\"_id\": \"t-1\"}}");
        show("/templates/new");

        field("Name").fill("Welcome");
        field("Subject").fill("Hi {{ name }}");
        field("Design").selectOption("html");
        field("Design in HTML").fill("<p>Hi</p>");
        assertThat(page.frameLocator("iframe").getByText("Hi Julia")).isVisible();
        button("Save template").click();
        page.waitForURL(Pattern.compile("#/templates/t-1$"));

        assertThat(body("POST", "/api/templates")).isEqualTo(json("""
                {"name": "Welcome", "channel": "email", "subject": "Hi {{ name }}", "preheader": "", "html": "<p>Hi</p>",
                 "mjml": ""}"""));
    }

    @Test
    void savesAnEditAsTheNextVersion() {
        API.answers("PUT /api/templates/t-1", 200, "{\"success\": true, \"data\": {}}");
        show("/templates/t-1");

        field("Subject").fill("Welcome");
        button("Save as version 3").click();

        assertThat(button("Save as version 3")).hasCount(0);
        assertThat(body("PUT", "/api/templates/t-1")).isEqualTo(json("""
                {"name": "Welcome", "channel": "email", "subject": "Welcome", "preheader": "20% off today",
                 "html": "<h1>Hi {{ first_name }}</h1><p>Thank you.</p>", "mjml": "", "version": 2}"""));
    }

    @Test
    void saysThatSomebodyElseHasSavedMeanwhile() {
        show("/templates/t-2");
        page.locator("textarea").fill("Mine");
        API.answers("PUT /api/templates/t-2", 409, """
                {"success": false, "message": "The template has been changed in the meantime", "error": "TEMPLATE_CHANGED"}""");
        API.answers("GET /api/templates/t-2", 200, """
                {"success": true, "data": {"_id": "t-2", "name": "A", "channel": "simulated", "message": "Theirs", "version": 2,
                 "newest_version": 2, "archived": false, "campaigns": 0}}""");

        button("Save as version 2").click();
        button("Continue with mine").click();

        assertThat(page.locator("textarea")).hasValue("Mine");
        assertThat(button("Save as version 3")).isVisible();
    }

    @Test
    void restoresAVersion() {
        API.answers("PUT /api/templates/t-1", 200, "{\"success\": true, \"data\": {}}");
        show("/templates/t-1");

        button("Restore").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Restore"))
                .click();

        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(body("PUT", "/api/templates/t-1"))
                .isEqualTo(json("{\"template_id\": \"t-1\", \"template_version\": 1, \"version\": 2}"));
    }

    @Test
    void offersNothingToViewersThatWouldBeRefused() {
        API.answers("GET /auth/me", 200, """
                {"success": true, "data": {"_id": "u-3", "email": "v@example.com", "name": "V", "role": "viewer"}}""");

        show("/templates/t-1");

        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restore")))
                .hasCount(0);
        assertThat(page.locator("textarea")).hasCount(0);
        assertThat(page.frameLocator("iframe").getByText("Hi Julia")).isVisible();
    }

    @Test
    void writesACampaignFromATemplate() {
        API.answers(
                "POST /api/campaigns/create", 201, "{\"success\": true, \"data\": {\"campaign\": {\"_id\": \"c-1\"}}}");
        show("/campaigns/new?step=message");

        field("Template").selectOption("Welcome");
        assertThat(field("Subject")).hasValue("Hi {{ first_name }}");
        field("Name of the campaign").fill("Spring");
        show("/campaigns/new?step=review");
        button("Launch").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Launch"))
                .click();
        page.waitForURL(Pattern.compile("#/campaigns/c-1$"));

        JsonNode created = body("POST", "/api/campaigns/create");
        assertThat(created.path("template_id").asString() + " " + created.path("template_version"))
                .isEqualTo("t-1 2");
        assertThat(created.has("message") || created.has("subject")).isFalse();
    }

    private static JsonNode body(String method, String path) {
        return json(API.requests(method, path).getLast().body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
