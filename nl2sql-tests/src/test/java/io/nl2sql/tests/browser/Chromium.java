package io.nl2sql.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import io.nl2sql.tests.application.RunningApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium under Playwright. To be used by the thread that started it. */
final class Chromium implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Chromium.class.getName());
    private static final String MISSING = "SKIPPED: needs Debian package chromium";
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /** Starts it, or skips the tests that need it. */
    static Chromium startOrSkip() {
        Optional<Path> program = Stream.of(PLACES.toArray(String[]::new))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            LOG.warning(MISSING);
        }
        Assumptions.assumeTrue(program.isPresent(), MISSING);
        return new Chromium(program.orElseThrow());
    }

    /** Somebody new in front of the browser, with no cookie. */
    Visitor visitor(RunningApplication application) {
        return new Visitor(browser.newContext(), application);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
