package com.xenocrm.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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

    /** Pages of this JVM by their name, each in a window of its own: to open one takes longer than most tests. */
    private static final Map<String, Page> PAGES = new HashMap<>();

    /** Errors and warnings in the browser's log, and exceptions of the page. */
    final List<String> log = new ArrayList<>();

    Page page;

    private final Consumer<ConsoleMessage> messages = this::keep;
    private final Consumer<String> errors = log::add;
    private boolean opened;

    @BeforeEach
    void takeAPage() {
        API.reset();
        take("", new Browser.NewContextOptions());
    }

    @AfterEach
    void leaveThePage() {
        if (page == null) {
            return;
        }
        if (opened) {
            page.context().close();
            return;
        }
        page.offConsoleMessage(messages);
        page.offPageError(errors);
        empty();
    }

    /** Leaves nothing of a test in the page that the next one takes. */
    void empty() {
        if (page.url().startsWith(API.url())) {
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
            page.navigate("about:blank");
        }
    }

    /** Takes a page of the JVM, which has nothing in its storage; the first test that takes it gives its options. */
    final void take(String name, Browser.NewContextOptions options) {
        if (page != null) {
            leaveThePage();
        }
        page = PAGES.computeIfAbsent(name, _ -> window(options).newPage());
        listen();
    }

    /** Opens a page in a new window for a test that changes the browser; English and Berlin, unless the options say otherwise. */
    final void open(Browser.NewContextOptions options) {
        leaveThePage();
        page = window(options).newPage();
        opened = true;
        listen();
    }

    private BrowserContext window(Browser.NewContextOptions options) {
        options.locale = options.locale == null ? "en-GB" : options.locale;
        options.timezoneId = options.timezoneId == null ? "Europe/Berlin" : options.timezoneId;
        BrowserContext window = Chromium.startedFor(getClass()).newContext(options);
        window.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return window;
    }

    private void listen() {
        page.onConsoleMessage(messages);
        page.onPageError(errors);
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

    private void keep(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())) {
            log.add(message.text());
        }
    }
}
