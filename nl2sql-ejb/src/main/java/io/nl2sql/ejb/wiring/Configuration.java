package io.nl2sql.ejb.wiring;

import io.nl2sql.core.settings.SettingKey;
import io.nl2sql.core.settings.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** Gathers what every source of MicroProfile Config says about our keys. */
final class Configuration {
    private static final String PREFIX = "nl2sql.";
    private static final String VARIABLE_PREFIX = "NL2SQL_";
    private static final String MODEL_KEY = "nl2sql.llm.api-key";
    /** The variable that every program for this interface knows; ours come first. */
    private static final String OPENAI_KEY = "OPENAI_API_KEY";

    private Configuration() {}

    /**
     * All settings.
     *
     * @param environment environment variables: they can name data sources of which no other source knows
     * @throws io.nl2sql.core.settings.SettingsException naming the key that is unknown or malformed
     */
    static Settings read(Config config, Map<String, String> environment) {
        Map<String, String> raw = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(VARIABLE_PREFIX)) {
                raw.put(SettingKey.ofEnvironment(variable), value);
            }
        });
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(PREFIX)) {
                raw.put(name, "");
            }
        });
        raw.replaceAll(
                (name, value) -> config.getOptionalValue(name, String.class).orElse(value));
        raw.merge(MODEL_KEY, environment.getOrDefault(OPENAI_KEY, ""), (own, theirs) -> own.isBlank() ? theirs : own);
        return Settings.of(raw);
    }
}
