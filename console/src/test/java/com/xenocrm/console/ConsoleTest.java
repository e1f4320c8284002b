package com.xenocrm.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.xenocrm.testkit.Chromium;

/**
 * Base of tests of the console in Chromium, in front of {@link StandInApi}. One browser serves all tests of the JVM.
 */
abstract class ConsoleTest {

    static final StandInApi API = new StandInApi();

    /** Milliseconds that a busy machine may take for one step. */
    private static final int PATIENCE = 60_000;

    /** Errors and warnings in the browser's log, and exceptions of the page. */
    final List<String> log = new ArrayList<>();

    BrowserContext context;
    Page page;

    @BeforeEach
    void openABrowser() {
        API.reset();
        open(new Browser.NewContextOptions());
    }

    @AfterEach
    void closeTheContext() {
        if (context != null) {
            context.close();
        }
    }

    /** Opens a new window with these options; English and Berlin, unless they say otherwise. */
    final void open(Browser.NewContextOptions options) {
        closeTheContext();
        context = window(options);
        openPageOf(context);
    }

    /** Returns a window with these options, without a page. */
    final BrowserContext window(Browser.NewContextOptions options) {
        options.locale = options.locale == null ? "en-GB" : options.locale;
        options.timezoneId = options.timezoneId == null ? "Europe/Berlin" : options.timezoneId;
        BrowserContext window = Chromium.startedFor(getClass()).newContext(options);
        window.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return window;
    }

    final void openPageOf(BrowserContext window) {
        page = window.newPage();
        page.onConsoleMessage(this::keep);
        page.onPageError(log::add);
    }

    /**
     * Shows a page by its address behind the {@code #}, and waits until everything on it was read. Leaves the page before,
     * which would be taken for it until the browser has told the console of the other address.
     */
    final void show(String hash) {
        if (page.url().startsWith(API.url())) {
            page.navigate("about:blank");
        }
        page.navigate(API.url() + "/#" + hash);
        settle();
    }

    final void settle() {
        page.waitForFunction("() => document.querySelector('h1') && !document.querySelector('.skeleton, .starting')");
    }

    /**
     * Returns the result of a function of a module, such as {@code rules/tree.js}; its arguments are in {@code given}.
     */
    final Object run(String module, String function, Object given) {
        if (!page.url().startsWith(API.url())) {
            show("/");
        }
        String file = API.files().folders().keySet().iterator().next() + module;
        return page.evaluate(
                "async ([file, given]) => { const m = await import(file); return (" + function + ")(m, given); }",
                Arrays.asList(file, given));
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(390, 844);
    }

    static Browser.NewContextOptions colours(ColorScheme scheme) {
        return new Browser.NewContextOptions().setViewportSize(1280, 860).setColorScheme(scheme);
    }

    private void keep(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())) {
            log.add(message.text());
        }
    }
}
