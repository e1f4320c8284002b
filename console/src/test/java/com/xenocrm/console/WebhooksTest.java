package com.xenocrm.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class WebhooksTest extends ConsoleTest {

    @Test
    void createsAWebhookAndShowsItsSecret() {
        API.answers("POST /api/webhooks", 201, """
                {"success": true, "data": {"_id": "w-3", "secret": "whsec_c2VjcmV0"}}""");
        show("/settings/webhooks");

        assertThat(button("Create webhook")).isDisabled();
        field("URL").fill("https://shop.example/new");
        page.getByText("Customer unsubscribed", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        button("Create webhook").click();

        assertThat(page.getByText("whsec_c2VjcmV0")).isVisible();
        assertThat(body("POST", "/api/webhooks")).isEqualTo(json("""
                {"url": "https://shop.example/new", "description": "", "events": ["customer.unsubscribed"]}"""));
    }

    @Test
    void saysWhyAWebhookIsDisabled() {
        show("/settings/webhooks");

        assertThat(page.getByText("No event could be delivered for three days")).isVisible();
    }

    @Test
    void pausesAWebhook() {
        API.answers("PUT /api/webhooks/w-1", 200, "{\"success\": true, \"data\": {}}");
        show("/settings/webhooks");

        button("Pause").click();

        assertThat(button("Pause")).isEnabled();
        assertThat(body("PUT", "/api/webhooks/w-1")).isEqualTo(json("{\"status\": \"paused\"}"));
    }

    @Test
    void sendsAFailedEventAgain() {
        API.answers("POST /api/webhooks/w-1/deliveries/w-1-evt_1/replay", 202, "{\"success\": true, \"data\": {}}");
        show("/settings/webhooks?webhook=w-1");

        assertThat(page.getByText("500 in 120 ms")).isVisible();
        button("Send again").click();

        assertThat(page.getByText("1 event is sent again.")).isVisible();
    }

    @Test
    void sendsAllFailedEventsAgain() {
        API.answers("POST /api/webhooks/w-1/replay", 202, "{\"success\": true, \"data\": {\"replayed\": 7}}");
        show("/settings/webhooks?webhook=w-1");

        button("Send failed ones again").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send failed ones again"))
                .click();

        assertThat(page.getByText("7 events are sent again.")).isVisible();
        assertThat(body("POST", "/api/webhooks/w-1/replay").get("since").asString())
                .endsWith("Z");
    }

    @Test
    void theOverviewNamesADisabledWebhook() {
        show("/");

        assertThat(page.getByText("The webhook old.example was disabled")).isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static JsonNode body(String method, String path) {
        return json(API.requests(method, path).getLast().body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
