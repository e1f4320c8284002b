package com.xenocrm.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class SafetyTest extends ConsoleTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";
    private static final int BUDGET = 150_000;

    @Test
    void loadsLittleAndFromItsOwnOriginOnly() {
        List<String> foreign = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        open(new Browser.NewContextOptions());
        page.onResponse(response -> {
            if (!response.url().startsWith(API.url())) {
                foreign.add(response.url());
            }
        });
        page.onRequestFinished(request -> {
            if (!request.url().contains("/api/")) {
                weights.add(compressed(request.response().body()));
            }
        });

        show("/");
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(foreign).isEmpty();
        assertThat(weights.stream().mapToInt(Integer::intValue).sum()).isBetween(20_000, BUDGET);
    }

    @Test
    void allowsNoInlineScriptAndNoEval() {
        show("/");

        Object evaluated = page.evaluate("""
                async () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.ran = true';
                  document.body.append(script);
                  return String(window.ran);
                }""");

        assertThat(evaluated).isEqualTo("undefined");
        assertThat(API.files().contentSecurityPolicy())
                .contains("script-src 'self' 'sha256-")
                .doesNotContain("unsafe-eval")
                .containsOnlyOnce("unsafe-inline")
                .contains("style-src 'self' 'unsafe-inline'");
        page.waitForCondition(() -> !log.isEmpty());
        assertThat(log).singleElement().asString().contains("Content Security Policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers",
                "/customers/00003",
                "/segments/s-1",
                "/campaigns/new",
                "/orders",
                "/campaigns",
                "/",
                "/campaigns/c-1?tab=recipients",
                "/campaigns/c-1?tab=content",
                "/segments",
                "/settings/audit",
                "/operations",
                "/imports/i-1"
            })
    void showsMarkupAsText(String address) throws IOException {
        try (var json = SafetyTest.class.getResourceAsStream("/api.json")) {
            JsonMapper.shared().readTree(json).properties().forEach(answer -> {
                if (!answer.getKey().contains("/auth/me") && !answer.getKey().contains("vocabulary")) {
                    API.answers(answer.getKey(), 200, marked(answer.getValue().toString()));
                }
            });
        }

        show(address);

        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(log).isEmpty();
    }

    @Test
    void showsTheDesignOfAnEmailWithoutItsScripts() {
        API.answers("POST /api/campaigns/preview", 200, """
                {"success": true, "data": {"message": "Hi", "subject": "News",
                 "html": "<style>b { color: rgb(1, 2, 3) }</style><p style='color: rgb(4, 5, 6)'><b>Hi</b></p><script>parent.ran = 1</script><img src='https://elsewhere.example/x'>",
                 "customer": {"_id": "1"}, "warnings": []}}""");
        show("/campaigns/new?step=message");

        page.getByLabel("Channel").selectOption("email");
        page.locator("textarea").fill("Hi");

        assertThat(page.getByText("Pictures from elsewhere are not shown here."))
                .isVisible();
        assertThat(page.frameLocator("iframe").locator("b")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(page.frameLocator("iframe").locator("p")).hasCSS("color", "rgb(4, 5, 6)");
        assertThat(page.evaluate("String(window.ran)")).isEqualTo("undefined");
    }

    @Test
    void framesMessagesWithoutScriptsOrOrigin() {
        API.answers("POST /api/campaigns/preview", 200, """
                {"success": true, "data": {"message": "<script>parent.ran = 1</script><b>Hi</b>", "customer": {"_id": "1"}, "warnings": []}}""");
        show("/campaigns/new?step=message");

        page.locator("textarea").fill("Hi");

        assertThat(page.frameLocator("iframe").locator("p")).hasText("<script>parent.ran = 1</script><b>Hi</b>");
        assertThat(page.locator("iframe")).hasAttribute("sandbox", "");
        assertThat(page.evaluate("String(window.ran)")).isEqualTo("undefined");
    }

    @Test
    void showsWhyAPageCouldNotBeReadAndTriesAgain() {
        API.answers(
                "GET /api/orders",
                503,
                "{\"success\": false, \"message\": \"The database is away\", \"error\": \"SERVICE_UNAVAILABLE\"}");
        show("/orders");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The database is away");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(StandInApi.REQUEST_ID);

        API.answers("GET /api/orders", 200, "{\"success\": true, \"data\": [], \"count\": 0, \"total\": 0}");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                .click();

        assertThat(page.getByText("No orders yet")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/campaigns",
                "/campaigns/c-1",
                "/segments",
                "/segments/s-1",
                "/customers",
                "/customers/00003",
                "/imports",
                "/suppressions",
                "/settings"
            })
    void offersAViewerNothingThatWouldBeRefused(String address) {
        API.answers(
                "GET /auth/me",
                200,
                "{\"success\": true, \"data\": {\"_id\": \"u-9\", \"name\": \"Vera\", \"email\": \"v@example.com\", \"role\": \"viewer\"}}");

        show(address);

        assertThat(
                        page.locator("main")
                                .getByRole(
                                        AriaRole.BUTTON,
                                        new Locator.GetByRoleOptions()
                                                .setName(
                                                        Pattern.compile(
                                                                "Pause|Cancel|Retry|Duplicate|Edit|Erase|Lift|Suppress|Import|Save|Create|Do not write|Launch"))))
                .hasCount(0);
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("New campaign|New segment|Operations|Write a campaign"))))
                .hasCount(0);
        assertThat(API.requests("GET", "/api/dead-letters")).isEmpty();
    }

    @Test
    void asksStrangersToSignIn() {
        API.answers(
                "GET /auth/me",
                401,
                "{\"success\": false, \"message\": \"Sign in first\", \"error\": \"UNAUTHORIZED\"}");

        page.navigate(API.url() + "/login?error=auth_failed#/orders");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Google did not sign you in");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Google")))
                .hasAttribute("href", API.url() + "/auth/google");
    }

    private static String marked(String json) {
        return json.replaceAll(
                "\"(Good customers|Boris Gomez|Julia Novak|Anjali Weber|CD|newsletter|Berlin|not JSON|demo|Note)\"",
                "\"" + MARKUP + "\"");
    }

    private static int compressed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size();
    }
}
