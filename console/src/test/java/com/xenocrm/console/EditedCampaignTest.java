package com.xenocrm.console;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class EditedCampaignTest extends ConsoleTest {

    private static final String CAMPAIGN = """
            {"success": true, "data": {"_id": "c-1", "name": "Spring", "message": "%s", "status": "scheduled", "createdAt": "2026-11-29T10:00:00Z",
             "schedule_at": "2099-12-07T08:00:00Z", "time_zone": "Europe/Berlin", "segment_id": "s-1", "control_percent": 10, "rulesCount": 1, "version": %d,
             "deliveryStats": {"sent": 0, "failed": 0, "pending": 0, "suppressed": 0, "audienceSize": 0},
             "rule": {"all": [{"field": "name", "operator": "=", "value": "x"}]}, "failureReasons": {}}}""";

    private static final String CHANGED =
            "{\"success\": false, \"message\": \"The campaign has been changed\", \"error\": \"CAMPAIGN_CHANGED\"}";

    @Test
    void asksWhoseEditHoldsWhenAnotherOneCameFirst() {
        edit("Mine");
        API.answers("GET /api/campaigns/c-1", 200, CAMPAIGN.formatted("Theirs", 1));
        API.answers("PUT /api/campaigns/c-1", 409, CHANGED);
        button("Save changes").click();
        assertThat(page.frameLocator("iframe").getByText("Theirs")).isVisible();

        button("Continue with mine").click();
        API.answers("PUT /api/campaigns/c-1", 200, CAMPAIGN.formatted("Mine", 2));
        button("Save changes").click();
        page.waitForURL(Pattern.compile("#/campaigns/c-1$"));

        assertThat(API.requests("PUT", "/api/campaigns/c-1").stream()
                        .map(request -> JsonMapper.shared().readTree(request.body()))
                        .map(body -> body.path("message").asString() + " " + body.path("version")))
                .containsExactly("Mine 0", "Mine 1");
    }

    @Test
    void takesWhatAnotherEditHasSaved() {
        edit("Mine");
        API.answers("GET /api/campaigns/c-1", 200, CAMPAIGN.formatted("Theirs", 1));
        page.reload();
        settle();

        button("Discard my changes").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Message$")))
                .first()
                .click();

        assertThat(page.locator("textarea")).hasValue("Theirs");
    }

    @Test
    void launchesWhatIsShown() {
        API.answers("GET /api/campaigns/c-1", 200, CAMPAIGN.formatted("Hi", 4));
        API.answers("PUT /api/campaigns/c-1", 409, CHANGED);
        show("/campaigns/c-1");

        button("Launch now").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Launch now"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The campaign has been changed");
        assertThat(API.requests("PUT", "/api/campaigns/c-1").getFirst().body())
                .isEqualTo("{\"status\":\"running\",\"version\":4}");
    }

    @Test
    void showsWhoMatchesBeforeTheLaunch() {
        API.answers("GET /api/campaigns/c-1", 200, CAMPAIGN.formatted("Hi", 0));

        show("/campaigns/c-1");

        assertThat(page.getByText("6,233 customers match")).isVisible();
        assertThat(page.getByText("From audience to purchase")).hasCount(0);
    }

    private void edit(String message) {
        API.answers("GET /api/campaigns/c-1", 200, CAMPAIGN.formatted("Before", 0));
        show("/campaigns/c-1/edit?step=message");
        page.locator("textarea").fill(message);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next: When and how"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next: Review"))
                .click();
        assertThat(button("Save changes")).isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
