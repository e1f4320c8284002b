package com.xenocrm.console;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class LiveTest extends ConsoleTest {

    private static final String RUNNING = """
            {"success": true, "data": {"_id": "c-1", "name": "Spring", "message": "Hi", "status": "running", "createdAt": "2026-11-29T10:00:00Z",
             "segment_id": "s-1", "launchedAt": "2026-11-29T10:00:00Z", "control_percent": 0, "rulesCount": 1,
             "deliveryStats": {"sent": 1, "failed": 0, "pending": 9, "suppressed": 0, "audienceSize": 10},
             "rules": {"all": []}, "rule": {"all": [{"field": "name", "operator": "=", "value": "x"}]}, "failureReasons": {}}}""";

    @Test
    void followsARunningCampaign() {
        API.answers("GET /api/campaigns/c-1", 200, RUNNING);
        API.streams("GET /api/campaigns/c-1/events", """
                event:tally
                data:{"status":"running","deliveryStats":{"sent":4,"failed":1,"pending":5,"suppressed":0,"audienceSize":10},"failureReasons":{"blocked":1},"per_second":3.0,"expected_audience":10,"final":false}

                """);

        page.navigate(API.url() + "/#/campaigns/c-1");

        assertThat(page.getByText("4 sent · 1 failed · 5 pending")).isVisible();
        assertThat(page.getByText("5 of 10 still pending")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Blocked")))
                .isVisible();
    }

    @Test
    void followsARunningImport() {
        API.answers("GET /api/imports/i-1", 200, "{\"success\": true, \"data\": " + runningImport(10) + "}");
        API.streams("GET /api/imports/i-1/events", "event:progress\ndata:" + runningImport(40) + "\n\n");

        show("/imports/i-1");

        assertThat(page.getByText("40% done")).isVisible();
        page.waitForCondition(
                () -> API.requests("GET", "/api/imports/i-1/events").size() > 1);
    }

    private static String runningImport(int progress) {
        return """
                {"_id": "i-1", "kind": "customers", "status": "running", "columns": {"Email": "email"}, "bytes": 12, \
                "rows": 100, "accepted": %1$d, "rejected": 0, "suppressed": 0, "progress": %1$d, \
                "created_at": "2026-11-29T10:00:00Z"}""".formatted(progress);
    }

    @Test
    void followsQueues() {
        API.streams("GET /api/queues/events", """
                event:queues
                data:[{"_id":"crm.order-received.order-consumer","service":"order-consumer","waiting":4321,"consumers":2}]

                """);

        show("/operations");

        assertThat(page.getByText("4,321").first()).isVisible();
    }

    @Test
    void pausesACampaign() {
        API.answers("GET /api/campaigns/c-1", 200, RUNNING);
        API.answers("PUT /api/campaigns/c-1", 200, RUNNING);
        page.navigate(API.url() + "/#/campaigns/c-1");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"))
                .click();

        page.waitForCondition(() -> !API.requests("PUT", "/api/campaigns/c-1").isEmpty());
        assertThat(API.requests("PUT", "/api/campaigns/c-1").getFirst().body()).isEqualTo("{\"status\":\"paused\"}");
    }

    @Test
    void sendsAFileThatTheServerRecognises() {
        API.answers("POST /api/imports/layout", 200, """
                {"success": true, "data": {"kind": "customers", "export": "shopify_customers", "columns": {"First Name": "name", "Email": "email", "Note": "note"},
                 "ignored_columns": [], "warnings": ["Times are read in UTC"]}}""");
        API.answers("POST /api/imports", 202, "{\"success\": true, \"data\": {\"_id\": \"i-1\"}}");
        choose("First Name,Email,Note\nAnn,ann@example.com,3\n");

        assertThat(page.getByText("3 columns, separated by commas")).isVisible();
        assertThat(page.getByText("Export of Shopify (customers)")).isVisible();
        assertThat(page.getByText("Times are read in UTC")).isVisible();
        page.getByLabel("What Note becomes").selectOption("");
        send();

        StandInApi.Request sent = API.requests("POST", "/api/imports").getFirst();
        assertThat(sent.body()).isEqualTo("First Name,Email,Note\nAnn,ann@example.com,3\n");
        assertThat(sent.query()).isEqualTo("mapping={\"Note\":\"\"}&delimiter=comma&time_zone=Europe/Berlin");
    }

    @Test
    void suggestsColumnsOfAFileThatTheServerDoesNotUnderstand() {
        API.answers("POST /api/imports/layout", 400, """
                {"success": false, "message": "name: is no column of the file", "error": "VALIDATION_FAILED",
                 "data": {"errors": [{"field": "name", "message": "is no column of the file"}]}}""");
        choose("Kunde;Mail\nAnn;ann@example.com\n");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("is no column of the file");
        assertThat(page.getByLabel("What Kunde becomes")).hasValue("name");
        assertThat(button("Import")).isDisabled();

        API.answers("POST /api/imports/layout", 200, """
                {"success": true, "data": {"kind": "customers", "columns": {"Kunde": "name", "Mail": "email"}, "ignored_columns": [], "warnings": []}}""");
        API.answers("POST /api/imports", 202, "{\"success\": true, \"data\": {\"_id\": \"i-1\"}}");
        page.getByLabel("Consent to email").selectOption("subscribed");
        send();

        assertThat(API.requests("POST", "/api/imports").getFirst().query())
                .isEqualTo(
                        "kind=customers&mapping={\"Kunde\":\"name\",\"Mail\":\"email\"}&delimiter=semicolon&time_zone=Europe/Berlin&consent=subscribed");
    }

    private void choose(String text) {
        show("/imports");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("shop.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private void send() {
        button("Import").click();
        page.waitForURL("**/#/imports/i-1");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void erasesACustomerOnlyAfterTheAddressIsTyped() {
        API.answers(
                "DELETE /api/customers/00003",
                202,
                "{\"success\": true, \"data\": {\"_id\": \"e-1\", \"status\": \"running\"}}");
        API.answers("GET /api/erasures/e-1", 200, erasure("\"status\": \"running\""));
        show("/customers/00003");

        button("Erase").click();
        Locator confirmed = page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Erase"));
        assertThat(confirmed).isDisabled();
        page.getByLabel("Type customer00003@example.com to confirm").fill("customer00003@example.com");
        confirmed.click();
        page.waitForURL("**/#/customers?erasure=e-1");

        assertThat(API.requests("DELETE", "/api/customers/00003")).hasSize(1);
        assertThat(page.getByText("The erasure is accepted.")).isVisible();
        API.answers(
                "GET /api/erasures/e-1",
                200,
                erasure("\"status\": \"completed\", \"completed_at\": \"2026-11-29T10:01:00Z\""));
        assertThat(page.getByText("The customer was erased everywhere")).isVisible();
    }

    private static String erasure(String status) {
        return """
                {"success": true, "data": {"_id": "e-1", "done": [], "requested_at": "2026-11-29T10:00:00Z", %s}}""".formatted(status);
    }

    @Test
    void searchesCustomersAsOneTypes() {
        show("/customers");

        page.getByLabel("Search").pressSequentially("ann e");

        assertThat(page.getByText("Beginning with “ann e”")).isVisible();
        assertThat(page).hasURL(API.url() + "/#/customers?search=ann+e");
        page.waitForCondition(
                () -> API.requests("GET", "/api/customers").getLast().query().equals("search=ann+e&limit=25"));
    }

    @Test
    void buildsNestedRules() {
        show("/segments/new");

        page.getByLabel("Value").fill("100");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Group").setExact(true))
                .click();
        group().getByLabel("Field").selectOption("tags");
        group().getByLabel("Value").fill("vip");
        group().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("not").setExact(true))
                .click();
        assertThat(page.getByText("6,233")).isVisible();

        page.waitForCondition(
                () -> API.requests("POST", "/api/audience").getLast().body().equals("""
                        {"rules":{"all":[{"field":"total_spend","operator":">","value":"100"},\
                        {"any":[{"not":{"field":"tags","operator":"=","value":"vip"}}]}]},"distribution":true}"""));
    }

    private Locator group() {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^Group 2")));
    }
}
