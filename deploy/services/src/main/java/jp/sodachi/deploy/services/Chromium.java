package jp.sodachi.deploy.services;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where this machine's Chromium is, for the tests that look at pages. The build without a window comes first: it draws the
 * same pages and takes a third less of the processor.
 */
public final class Chromium {
    /** What it is started with: as root it has no sandbox, and it talks to nobody but our own servers. */
    public static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-background-networking", "--disable-gpu");

    private Chromium() {}

    /** @throws ServiceUnavailable when there is none */
    public static Path executable() {
        return Stream.of(
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new ServiceUnavailable("Chromium is missing: ./sodachi test installs it"));
    }

    /**
     * Whether the stories keep pictures of the pages they pass ({@code -Dsodachi.pictures=true}). They are for a person to
     * look at and take as long as everything else the stories do, so they are taken only when somebody will look.
     */
    public static boolean isPhotographed() {
        return Boolean.getBoolean("sodachi.pictures");
    }
}
