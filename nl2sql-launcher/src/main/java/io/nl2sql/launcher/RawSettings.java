package io.nl2sql.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Values of {@code nl2sql.*} keys as written: system properties first, then environment variables, then the file that
 * {@code nl2sql.config.file} names. The application reads the same three places in the same order.
 */
final class RawSettings {
    static final String CONFIG_FILE = "nl2sql.config.file";

    private final Properties system;
    private final Map<String, String> environment;
    private final Properties file;

    RawSettings(Properties system, Map<String, String> environment) {
        this.system = system;
        this.environment = environment;
        this.file = new Properties();
        find(CONFIG_FILE).map(Path::of).ifPresent(this::load);
    }

    private void load(Path path) {
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException e) {
            throw new LaunchException("The file " + path + " that " + CONFIG_FILE + " names cannot be read", e);
        }
    }

    /** Blank counts as absent. */
    Optional<String> find(String key) {
        return text(system.getProperty(key))
                .or(() -> text(environment.get(environmentName(key))))
                .or(() -> text(file.getProperty(key)));
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(found -> !found.isEmpty());
    }

    static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
