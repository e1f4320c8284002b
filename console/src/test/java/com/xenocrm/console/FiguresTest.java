package com.xenocrm.console;

import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest extends ConsoleTest {

    @Test
    void showHowTheCustomersOfASegmentDiffer() {
        show("/segments/s-1");
        Locator spend = page.locator("figure").filter(new Locator.FilterOptions().setHasText("By total spend"));

        spend.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table"))
                .click();

        assertThat(spend.locator("tbody tr").nth(2)).hasText("$25.00 to less than $50.001,500");
        assertThat(spend.locator("tbody tr")).hasCount(10);
        assertThat(page.getByText("Must not be written to")).isVisible();
    }

    @Test
    void sayThatThereAreTooManyCustomersToShowHowTheyDiffer() {
        API.answers("POST /api/audience", 200, """
                {"success": true, "data": {"count": 9000000, "suppressed": null, "sample": [], "lint": []}}""");

        show("/segments/s-1");

        assertThat(page.getByText("There are too many customers to show how they differ."))
                .isVisible();
    }

    @Test
    void askForTheDistributionWhereItIsShown() {
        show("/segments/s-1");
        page.waitForCondition(() -> !API.requests("POST", "/api/audience").isEmpty());

        assertThat(API.requests("POST", "/api/audience").getFirst().body())
                .isEqualTo("{\"rules\":{\"all\":[{\"field\":\"total_spend\",\"operator\":\">\",\"value\":100},"
                        + "{\"field\":\"visits_count\",\"operator\":\">=\",\"value\":3}]},\"distribution\":true}");
    }

    @Test
    void showWhenOutcomesBecameKnown() {
        show("/campaigns/c-1");
        Locator chart = page.locator("figure").filter(new Locator.FilterOptions().setHasText("Outcomes over time"));

        chart.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table"))
                .click();

        assertThat(chart.locator("tbody tr").nth(1)).hasText("19:412,2001000");
    }

    @Test
    void showWhenTheOutcomesWereCounted() {
        show("/campaigns/c-1");

        assertThat(page.getByText("As of 19:42:30")).isVisible();
    }

    @Test
    void nameTheDaysOfOutcomesAsTheyWereCountedInEveryTimeZone() {
        API.answers("GET /api/campaigns/c-1/timeline", 200, """
                {"success": true, "data": {"unit": "day", "as_of": "2026-11-29T18:42:30Z", "steps": [
                 {"at": "2026-11-28T00:00:00Z", "sent": 5, "failed": 1, "in_doubt": 0},
                 {"at": "2026-11-29T00:00:00Z", "sent": 6, "failed": 0, "in_doubt": 2}]}}""");
        open(new Browser.NewContextOptions().setTimezoneId("America/Los_Angeles"));
        show("/campaigns/c-1");
        Locator chart = page.locator("figure").filter(new Locator.FilterOptions().setHasText("Outcomes over time"));

        chart.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table"))
                .click();

        assertThat(chart.locator("tbody tr").nth(0)).hasText("28 Nov510");
        assertThat(chart.locator("tbody tr").nth(1)).hasText("29 Nov602");
    }

    @Test
    void showHowTheSizeOfASegmentChanges() {
        show("/segments/s-1");
        Locator chart = page.locator("figure").filter(new Locator.FilterOptions().setHasText("Customers by day"));

        chart.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table"))
                .click();

        assertThat(chart.locator("tbody tr").nth(1)).hasText("27 Nov11,631");
    }

    @Test
    void drawTheTrendOfEachSegmentAndSayIt() {
        show("/segments");

        assertThat(page.getByRole(
                        AriaRole.IMG, new Page.GetByRoleOptions().setName("From 11,402 on 26 Nov to 12,167 on 29 Nov")))
                .isVisible();
    }

    @Test
    void sayWhyThereIsNoTrendYet() {
        API.answers("GET /api/segments/s-1/sizes", 200, """
                {"success": true, "data": [{"day": "2026-11-29", "customers": 5}]}""");

        show("/segments/s-1");

        assertThat(page.getByText("The trend appears with the second day.")).isVisible();
    }

    @Test
    void showHowManyCustomersTwoSegmentsShare() {
        API.answers("GET /api/segments", 200, """
                {"success": true, "data": [{"_id": "s-1", "name": "Good customers", "rule": {"all": []}},
                 {"_id": "s-2", "name": "Win back", "rule": {"field": "name", "operator": "=", "value": "x"}}]}""");
        show("/segments/s-1");

        page.getByLabel("The other segment").selectOption("Win back");
        Locator shared = page.locator("figure")
                .filter(new Locator.FilterOptions().setHasText("“Good customers” and “Win back”"));
        shared.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Table"))
                .click();

        assertThat(shared.locator("tbody tr").nth(2)).hasText("only in “Win back”6,233");
        assertThat(API.requests("POST", "/api/audience").stream().map(StandInApi.Request::body))
                .anyMatch(body -> body.contains("{\"not\":{\"field\":\"name\",\"operator\":\"=\",\"value\":\"x\"}}"));
    }

    @Test
    void showWhatWaitsAndWhatNobodyTakes() {
        show("/operations");

        assertThat(row("crm.email-requested.email-sender")).containsText("email-sender nobody takes them7");
        assertThat(row("crm.order-received.order-consumer")).containsText("1,250");
        show("/");
        assertThat(page.getByText("Messages wait in crm.email-requested.email-sender, and no service takes them"))
                .isVisible();
    }

    @Test
    void filterTheAuditLog() {
        show("/settings/audit");

        page.getByLabel("What").selectOption("role_changed");
        page.getByLabel("Who").fill("ann@example.com");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();

        page.waitForCondition(() -> "action=role_changed&actor=ann@example.com&limit=50"
                .equals(API.requests("GET", "/api/audit").getLast().query()));
    }

    @Test
    void filterCampaignsByTheirStatus() {
        show("/campaigns");

        page.getByLabel("Status").selectOption("draft");

        page.waitForCondition(() -> "status=draft&limit=25"
                .equals(API.requests("GET", "/api/campaigns").getLast().query()));
        assertThat(page).hasURL(Pattern.compile("#/campaigns\\?status=draft$"));
    }

    private Locator row(String queue) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHasText(queue));
    }
}
