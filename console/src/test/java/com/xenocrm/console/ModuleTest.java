package com.xenocrm.console;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Base of tests of modules without their own page, all of which run in one window unless a test opens another. */
abstract class ModuleTest extends ConsoleTest {

    private static @Nullable Page shared;

    @Override
    @BeforeEach
    void openABrowser() {
        if (shared == null) {
            super.openABrowser();
            show("/");
            shared = page;
        }
        page = shared;
        context = null;
    }
}
