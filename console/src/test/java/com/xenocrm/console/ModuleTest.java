package com.xenocrm.console;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.BeforeEach;

/** Base of tests of modules without their own page, all of which run in one page unless a test opens another. */
abstract class ModuleTest extends ConsoleTest {

    @Override
    @BeforeEach
    void takeAPage() {
        take("modules", new Browser.NewContextOptions());
    }

    @Override
    void empty() {
        // no module stores anything
    }
}
