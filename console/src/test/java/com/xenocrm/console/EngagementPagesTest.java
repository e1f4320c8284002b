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

class EngagementPagesTest extends ConsoleTest {

    @Test
    void recordsOpensAndClicksOnlyOnRequest() {
        API.answers(
                "POST /api/campaigns/create", 201, "{\"success\": true, \"data\": {\"campaign\": {\"_id\": \"c-1\"}}}");
        show("/campaigns/new?step=message");

        page.getByLabel("Channel").selectOption("email");
        page.getByLabel("Subject").fill("Hi");
        page.locator("textarea").fill("Hi {{ name }}");
        assertThat(page.getByLabel("Record opens")).not().isChecked();
        page.getByLabel("Record clicks").check();
        page.getByLabel("Name of the campaign").fill("Spring");
        show("/campaigns/new?step=review");
        button("Launch").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Launch"))
                .click();
        page.waitForURL(Pattern.compile("#/campaigns/c-1$"));

        JsonNode created = JsonMapper.shared()
                .readTree(
                        API.requests("POST", "/api/campaigns/create").getLast().body());
        assertThat(created.path("track_clicks").asBoolean()).isTrue();
        assertThat(created.has("track_opens")).isFalse();
    }

    @Test
    void showsTheFunnelAndEachLink() {
        show("/campaigns/c-1");
        assertThat(page.locator(".funnel"))
                .containsText(Pattern.compile("Delivered.*5,010.*Opened.*2,140.*Clicked.*612.*Bought"));

        show("/campaigns/c-1?tab=results");

        assertThat(page.getByRole(
                        AriaRole.ROW, new Page.GetByRoleOptions().setName("https://shop.example/stores 121 2.4%")))
                .isVisible();
        assertThat(page.getByText("and 1,410 by programs")).isVisible();
    }

    @Test
    void showsWhatACustomerOpened() {
        show("/customers/00003");

        assertThat(page.getByText("Last clicked in an e-mail")).isVisible();
        assertThat(page.getByText("Opened 29 Nov 2026, 20:40")).isVisible();
        assertThat(page.getByText("Clicked 29 Nov 2026, 20:41")).isVisible();
    }

    @Test
    void choosesTheCampaignOfACondition() {
        show("/segments/new");

        page.getByLabel("Field").selectOption("opened_campaign");
        page.getByLabel("Value").selectOption("Good customers");
        page.waitForResponse(
                "**/api/audience", () -> page.getByLabel("Operator").selectOption("!="));

        assertThat(API.requests("POST", "/api/audience").getLast().body())
                .isEqualTo(
                        "{\"rules\":{\"all\":[{\"field\":\"opened_campaign\",\"operator\":\"!=\",\"value\":\"c-1\"}]},"
                                + "\"distribution\":true}");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
