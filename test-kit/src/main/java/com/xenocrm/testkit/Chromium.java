package com.xenocrm.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Chromium for tests in a browser: the installed one, started once for each JVM. */
public final class Chromium {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private Chromium() {}

    /** Returns the browser; skips the test, with a line that says so, where none is installed. */
    public static Browser startedFor(Class<?> test) {
        Optional<Path> program = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                program.isPresent(),
                () -> test.getSimpleName()
                        + " did not run: there is no Chromium. Install it (apt-get install chromium),"
                        + " or set CHROMIUM to its path.");
        return Started.browser(program.orElseThrow());
    }

    private static final class Started {

        private static @Nullable Browser browser;

        static synchronized Browser browser(Path program) {
            browser = Objects.requireNonNullElseGet(browser, () -> start(program));
            return browser;
        }

        private static Browser start(Path program) {
            Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            return Playwright.create(new Playwright.CreateOptions().setEnv(noDownload))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(List.of("--no-sandbox")));
        }
    }
}
