package com.xenocrm.console;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class ComposerTest extends ConsoleTest {

    private static final String CREATED = """
            {"success": true, "message": "Campaign created", "data": {"campaign": {"_id": "c-1"}}}""";

    private static final String WAITING = """
            {"success": true, "data": {"_id": "c-1", "name": "Spring", "message": "Hi", "status": "scheduled", "createdAt": "2026-11-29T10:00:00Z",
             "segment_id": "s-1", "channel": "simulated", "control_percent": 10, "max_send_rate": 5, "rulesCount": 1,
             "schedule_at": "2099-12-07T08:00:00Z", "time_zone": "Europe/Berlin",
             "deliveryStats": {"sent": 0, "failed": 0, "pending": 0, "suppressed": 0, "audienceSize": 0},
             "rule": {"all": [{"field": "name", "operator": "=", "value": "x"}]}, "failureReasons": {}}}""";

    private static final String DESIGNED = """
            {"success": true, "data": {"_id": "c-1", "name": "News", "message": "Hi", "status": "completed", "createdAt": "2026-11-29T10:00:00Z",
             "segment_id": "s-1", "channel": "email", "subject": "News", "html": "<p>Hi</p>", "control_percent": 0, "rulesCount": 1,
             "deliveryStats": {"sent": 1, "failed": 0, "pending": 0, "suppressed": 0, "audienceSize": 1},
             "rule": {"all": [{"field": "name", "operator": "=", "value": "x"}]}, "failureReasons": {}}}""";

    @Test
    void launchesAScheduledCampaignWithAControlGroup() {
        API.answers("POST /api/campaigns/create", 201, CREATED);

        write("Hello {{ first_name }}");
        next();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^At a time")))
                .check();
        page.getByLabel("Date and time").fill("2099-12-07T09:00");
        page.getByLabel("Time zone", new Page.GetByLabelOptions().setExact(true))
                .selectOption("Europe/Berlin");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^10 %")))
                .check();
        next();
        button("Schedule").click();
        dialog("Schedule").click();
        page.waitForURL("**/#/campaigns/c-1");

        StandInApi.Request request =
                API.requests("POST", "/api/campaigns/create").getFirst();
        assertThat(JsonMapper.shared().readTree(request.body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"name": "Spring", "message": "Hello {{ first_name }}",
                 "rules": {"all": [{"field": "total_spend", "operator": ">", "value": "100"}]},
                 "schedule_at": "2099-12-07T09:00", "time_zone": "Europe/Berlin", "control_percent": 10}"""));
        assertThat(request.idempotencyKey()).hasSize(32);
    }

    @Test
    void sendsAnEmailWithItsSubject() {
        API.answers("POST /api/campaigns/create", 201, CREATED);
        write("Hello");

        page.getByLabel("Channel").selectOption("email");
        page.getByLabel("Subject").fill("News for {{ name }}");
        next();
        next();
        button("Launch").click();
        dialog("Launch").click();
        page.waitForURL("**/#/campaigns/c-1");

        assertThat(JsonMapper.shared()
                        .readTree(API.requests("POST", "/api/campaigns/create")
                                .getFirst()
                                .body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"name": "Spring", "message": "Hello", "channel": "email", "subject": "News for {{ name }}",
                 "rules": {"all": [{"field": "total_spend", "operator": ">", "value": "100"}]}}"""));
    }

    @Test
    void sendsByAChannelThatTheApiNames() {
        API.answers("POST /api/campaigns/create", 201, CREATED);
        write("Hello");

        page.getByLabel("Channel").selectOption("webhook");
        next();
        next();
        button("Launch").click();
        dialog("Launch").click();
        page.waitForURL("**/#/campaigns/c-1");

        assertThat(JsonMapper.shared()
                        .readTree(API.requests("POST", "/api/campaigns/create")
                                .getFirst()
                                .body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"name": "Spring", "message": "Hello", "channel": "webhook",
                 "rules": {"all": [{"field": "total_spend", "operator": ">", "value": "100"}]}}"""));
    }

    @Test
    void isUsableByKeyboardAlone() {
        API.answers("POST /api/campaigns/create", 201, CREATED);
        show("/campaigns/new?step=review");

        focus(page.getByLabel("Name of the campaign"));
        page.keyboard().type("Keys");
        press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("2\\s*Message"))));
        focus(page.locator("textarea"));
        page.keyboard().type("Hi");
        press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Review$"))));
        press(button("Launch"));
        assertThat(dialog("Not now")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/#/campaigns/c-1");

        assertThat(API.requests("POST", "/api/campaigns/create")).hasSize(1);
    }

    @Test
    void keepsTheDraftOverAReloadAndTheEndOfTheSession() {
        write("Do not lose me");
        API.answers(
                "POST /api/campaigns/create",
                401,
                "{\"success\": false, \"message\": \"Sign in first\", \"error\": \"UNAUTHORIZED\"}");
        next();
        next();
        button("Launch").click();
        dialog("Launch").click();
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Your session has ended")))
                .isVisible();

        page.reload();
        settle();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Message$")))
                .first()
                .click();

        assertThat(page.locator("textarea")).hasValue("Do not lose me");
        assertThat(page.getByLabel("Name of the campaign")).hasValue("Spring");
    }

    @Test
    void repeatsALostRequestUnderTheSameKey() {
        write("Once only");
        next();
        next();
        API.answers(
                "POST /api/campaigns/create",
                503,
                "{\"success\": false, \"message\": \"Try later\", \"error\": \"SERVICE_UNAVAILABLE\"}");
        button("Launch").click();
        dialog("Launch").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Try later")).isVisible();
        API.answers("POST /api/campaigns/create", 201, CREATED);
        dialog("Launch").click();
        page.waitForURL("**/#/campaigns/c-1");

        List<String> keys = API.requests("POST", "/api/campaigns/create").stream()
                .map(StandInApi.Request::idempotencyKey)
                .distinct()
                .toList();
        assertThat(keys).hasSize(1);
    }

    @Test
    void launchesACorrectedDraftUnderAnotherKey() {
        write("Hello");
        next();
        next();
        API.answers("POST /api/campaigns/create", 400, """
                {"success": false, "message": "name: is taken", "error": "VALIDATION_FAILED"}""");
        button("Launch").click();
        dialog("Launch").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("name: is taken")).isVisible();
        dialog("Not now").click();
        API.answers("POST /api/campaigns/create", 201, CREATED);
        page.getByLabel("Name of the campaign").fill("Summer");
        button("Launch").click();
        dialog("Launch").click();
        page.waitForURL("**/#/campaigns/c-1");

        assertThat(API.requests("POST", "/api/campaigns/create")).hasSize(2);
    }

    @Test
    void saysThatAnEarlierLaunchMayHaveArrived() {
        write("Hello");
        next();
        next();
        API.answers("POST /api/campaigns/create", 503, "{\"success\": false, \"message\": \"Try later\"}");
        button("Launch").click();
        dialog("Launch").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Try later")).isVisible();
        dialog("Not now").click();
        API.answers("POST /api/campaigns/create", 201, CREATED);
        page.getByLabel("Name of the campaign").fill("Summer");
        button("Launch").click();
        dialog("Launch").click();

        assertThat(page.getByText("An earlier launch of this draft may have arrived"))
                .isVisible();
    }

    @Test
    void editsWhatWasTakenOutAndKeepsTheEditOverAReload() {
        API.answers("GET /api/campaigns/c-1", 200, WAITING);
        API.answers("PUT /api/campaigns/c-1", 200, WAITING);
        show("/campaigns/c-1/edit?step=when");
        assertThat(page.getByText("At once")).hasCount(0);
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("^None")))
                .check();
        page.getByLabel("At most, a second").fill("");

        page.reload();
        settle();
        assertThat(page.getByText("Without a number, the limit of 5 a second stays."))
                .isVisible();
        next();
        button("Save changes").click();
        page.waitForURL("**/#/campaigns/c-1");

        assertThat(JsonMapper.shared()
                        .readTree(API.requests("PUT", "/api/campaigns/c-1")
                                .getFirst()
                                .body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"name": "Spring", "message": "Hi", "channel": "simulated", "control_percent": 0,
                 "rules": {"all": [{"field": "name", "operator": "=", "value": "x"}]},
                 "schedule_at": "2099-12-07T09:00", "time_zone": "Europe/Berlin"}"""));
        page.waitForFunction("() => !Object.keys(localStorage).some(name => name.includes('c-1'))");
    }

    @Test
    void doesNotOverwriteAnUnfinishedDraftUnasked() {
        write("Do not lose me");

        show("/campaigns/new?segment=s-1");
        assertThat(page.getByText("A draft is not finished yet: “Spring”.")).isVisible();
        button("Continue the draft").click();
        show("/campaigns/new?step=message");

        assertThat(page.locator("textarea")).hasValue("Do not lose me");
    }

    @Test
    void copiesTheDesignOfAnEmail() {
        API.answers("GET /api/campaigns/c-1", 200, DESIGNED);
        API.answers("POST /api/campaigns/create", 201, CREATED);
        show("/campaigns/c-1");
        button("Duplicate").click();
        next();
        assertThat(page.getByText("This e-mail has a design of its own, which is kept."))
                .isVisible();
        next();
        next();
        button("Launch").click();
        dialog("Launch").click();
        page.waitForURL("**/#/campaigns/c-1");

        assertThat(JsonMapper.shared()
                        .readTree(API.requests("POST", "/api/campaigns/create")
                                .getFirst()
                                .body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"name": "News (copy)", "message": "Hi", "channel": "email", "subject": "News", "html": "<p>Hi</p>",
                 "rules": {"all": [{"field": "name", "operator": "=", "value": "x"}]}}"""));
    }

    @Test
    void keepsTheDraftFromOtherUsersOfTheBrowser() {
        write("Secret");
        API.answers("GET /auth/me", 200, """
                {"success": true, "data": {"_id": "u-2", "email": "mia@example.com", "name": "Mia", "role": "marketer"}}""");

        page.reload();
        settle();

        assertThat(page.getByLabel("Name of the campaign")).hasValue("");
    }

    @Test
    void namesNoNumberThatIsNotKnown() {
        API.answers("POST /api/audience", 200, """
                {"success": true, "data": {"count": 500000, "suppressed": null, "sample": [], "lint": []}}""");
        write("Hello");
        next();
        next();
        assertThat(page.getByText("at most 500,000")).isVisible();

        API.answers("POST /api/audience", 503, "{\"success\": false, \"message\": \"Too busy\"}");
        page.reload();
        settle();
        button("Launch").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Too busy");
        assertThat(page.getByText("How many customers will be written to is not known."))
                .isVisible();
    }

    @Test
    void survivesADateThatDoesNotExist() {
        Object lacking = run(
                "pages/composer/draft.js",
                "async (m, given) => { const v = (await (await fetch('/api/vocabulary')).json()).data;"
                        + " return given.map(at => m.missing(v, { ...m.emptyDraft(v), when: 'later', scheduleAt: at }).when).join(); }",
                List.of("12026-12-07T09:00", "0002-12-07T09:00", "", "2099-12-07T09:00"));

        assertThat(lacking).isEqualTo("true,true,true,false");
    }

    @Test
    void previewsForRealCustomersAndTellsFaults() {
        show("/campaigns/new?step=message");
        API.answers("POST /api/campaigns/preview", 400, """
                {"success": false, "message": "message: unknown variable", "error": "VALIDATION_FAILED",
                 "data": {"errors": [{"field": "message", "message": "unknown variable 'nmae' at line 1, column 4", "line": 1, "column": 4}]}}""");

        page.locator("textarea").fill("Hi {{ nmae }}");

        assertThat(page.getByText("unknown variable 'nmae' at line 1, column 4"))
                .isVisible();
        assertThat(API.requests("POST", "/api/campaigns/preview").getLast().body())
                .isEqualTo("{\"message\":\"Hi {{ nmae }}\",\"customer_id\":\"00001\"}");
    }

    private void write(String message) {
        show("/campaigns/new");
        page.getByLabel("Name of the campaign").fill("Spring");
        next();
        page.locator("textarea").fill(message);
    }

    private void next() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Next: ")))
                .click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator dialog(String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void press(Locator control) {
        focus(control);
        page.keyboard().press("Enter");
    }

    private static void focus(Locator control) {
        assertThat(control).isEnabled();
        control.focus();
        assertThat(control).isFocused();
    }
}
