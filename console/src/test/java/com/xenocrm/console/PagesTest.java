package com.xenocrm.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests every page: accessible in light and dark mode, within a phone's width, and without errors in the browser's log.
 */
class PagesTest extends ConsoleTest {

    private static final String PAGES = """
            overview,         /
            campaigns,        /campaigns
            campaign,         /campaigns/c-1
            results,          /campaigns/c-1?tab=results
            recipients,       /campaigns/c-1?tab=recipients
            content,          /campaigns/c-1?tab=content
            composer,         /campaigns/new
            message,          /campaigns/new?step=message
            when,             /campaigns/new?step=when
            review,           /campaigns/new?step=review
            templates,        /templates
            new-template,     /templates/new
            template,         /templates/t-1
            segments,         /segments
            new-segment,      /segments/new
            segment,          /segments/s-1?customer=00001
            customers,        /customers
            customer,         /customers/00003
            orders,           /orders
            imports,          /imports
            import,           /imports/i-1
            suppressions,     /suppressions
            sessions,         /settings/sessions
            senders,          /settings/senders
            users,            /settings/users
            keys,             /settings/keys
            webhooks,         /settings/webhooks
            deliveries,       /settings/webhooks?webhook=w-1
            audit,            /settings/audit
            operations,       /operations
            no-page,          /nothing
            """;

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Rules whose result depends on the colours; the others need not be checked again in dark mode. */
    private static final Map<String, Object> COLOUR_RULES =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    private static final String VIOLATIONS = """
            async rules => (await axe.run(document, {runOnly: rules}))
              .violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary}`)).join('\\n')""";

    private static final String AXE = axe();

    /** True to make screenshots of all pages. */
    private static final boolean SCREENSHOTS = Boolean.getBoolean("screenshots");

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = PAGES)
    void areAccessibleInLightAndDarkAndFitAPhone(String name, String address) {
        take("desktop", new Browser.NewContextOptions());
        page.setViewportSize(1280, 860);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        show(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);

        screenshot(name + "-light");
        page.evaluate(AXE);
        assertThat(violations(RULES)).isEqualTo("");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screenshot(name + "-dark");
        assertThat(violations(COLOUR_RULES)).isEqualTo("");
        page.setViewportSize(390, 844);
        screenshot(name + "-phone");
        assertFitsTheWidth();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = PAGES)
    void fitAPhoneFromRightToLeftInGerman(String name, String address) {
        take("german", phone().setLocale("de-DE"));
        show(address);
        page.evaluate("document.documentElement.dir = 'rtl'");

        screenshot(name + "-german-rtl");
        assertFitsTheWidth();
        assertThat(log).isEmpty();
    }

    /** Charts are drawn again some time after the window has changed its size. */
    private void assertFitsTheWidth() {
        page.waitForFunction("() => document.documentElement.scrollWidth === document.documentElement.clientWidth");
    }

    private Object violations(Object rules) {
        return page.evaluate(VIOLATIONS, rules);
    }

    private void screenshot(String name) {
        if (SCREENSHOTS) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", name + ".png"))
                    .setFullPage(true));
        }
    }

    private static String axe() {
        try (InputStream script = PagesTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
