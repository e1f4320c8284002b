package com.xenocrm.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests what pages say of data that could not be read, or not all at once. */
class FailedReadsTest extends ConsoleTest {

    private static final String REFUSED = "{\"success\": false, \"message\": \"Try later\"}";
    private static final String RUNNING = """
            {"success": true, "data": {"_id": "c-1", "name": "Spring", "message": "Hi", "status": "running", "createdAt": "2026-11-29T10:00:00Z",
             "deliveryStats": {"sent": 1, "failed": 0, "pending": 9, "suppressed": 0, "audienceSize": 10},
             "rule": {"all": [{"field": "name", "operator": "=", "value": "x"}]}, "failureReasons": {}}}""";

    @Test
    void areSaidInTheTilesOfTheOverview() {
        API.answers("GET /api/statistics/customers", 503, REFUSED);

        show("/");

        assertThat(page.locator(".tile").first()).containsText("could not be read");
    }

    @Test
    void areSaidOfTheSizeOfASegment() {
        API.answers("GET /api/segments/s-1/customers", 503, REFUSED);

        show("/segments");

        assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("could not be read")))
                .isVisible();
    }

    @Test
    void areSaidOfTheSuppressionOfACustomer() {
        API.answers("GET /api/suppressions", 503, REFUSED);

        show("/customers/00003");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Try later");
    }

    @Test
    void endTheEventsOfACampaignThatIsGone() {
        open(new Browser.NewContextOptions());
        page.clock().install();
        API.answers("GET /api/campaigns/c-1", 200, RUNNING);
        API.answers("GET /api/campaigns/c-1/events", 404, REFUSED);
        show("/campaigns/c-1");
        page.waitForCondition(() -> API.requests("GET", "/api/campaigns/c-1").size() >= 2);

        API.answers("GET /api/campaigns/c-1", 404, REFUSED);
        page.clock().runFor(4_000);
        assertThat(page.getByText("These figures are from")).isVisible();
        int asked = API.requests("GET", "/api/campaigns/c-1/events").size();
        page.clock().runFor(20_000);
        page.evaluate("fetch('/api/vocabulary').then(answer => answer.status)");

        assertThat(API.requests("GET", "/api/campaigns/c-1/events")).hasSize(asked);
    }

    @Test
    void offerTheSegmentsOfAllPages() {
        API.answers("GET /api/segments?limit=100", 200, """
                {"success": true, "data": [{"_id": "s-1", "name": "First"}], "next_cursor": "x"}""");
        API.answers("GET /api/segments?limit=100&cursor=x", 200, """
                {"success": true, "data": [{"_id": "s-2", "name": "Second"}]}""");
        show("/campaigns/new");

        page.getByText("Use a segment").click();

        assertThat(page.getByLabel("Segment", new Page.GetByLabelOptions().setExact(true))
                        .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName("Second")))
                .hasCount(1);
    }

    @Test
    void leaveNoOutcomeOutOfTheChart() {
        show("/");

        Locator legend = page.locator(".legend").filter(new Locator.FilterOptions().setHasText("failed"));

        assertThat(legend).hasText("sentfailedin doubtsuppressedpending");
    }
}
