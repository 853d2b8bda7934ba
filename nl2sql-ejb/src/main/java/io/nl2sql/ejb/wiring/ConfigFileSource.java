package io.nl2sql.ejb.wiring;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The properties file that {@code nl2sql.config.file} names; system properties and environment come before it. */
public final class ConfigFileSource implements ConfigSource {
    private static final String KEY = "nl2sql.config.file";
    private static final String VARIABLE = "NL2SQL_CONFIG_FILE";
    private static final int BELOW_ENVIRONMENT = 250;

    private final Map<String, String> values;

    /** For the service loader. */
    public ConfigFileSource() {
        this(System.getProperty(KEY, System.getenv().getOrDefault(VARIABLE, "")));
    }

    ConfigFileSource(String file) {
        this.values = file.isBlank() ? Map.of() : read(Path.of(file));
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The file that " + KEY + " names cannot be read: " + file, e);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return Map.copyOf(values);
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public String getValue(String propertyName) {
        return values.get(propertyName);
    }

    @Override
    public String getName() {
        return KEY;
    }

    @Override
    public int getOrdinal() {
        return BELOW_ENVIRONMENT;
    }
}
