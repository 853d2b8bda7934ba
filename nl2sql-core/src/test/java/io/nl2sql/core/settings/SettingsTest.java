package io.nl2sql.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void hasDefaultsForEverythingButTheDatabases() {
        Settings settings = Settings.of(Map.of());
        assertThat(settings.server().httpPort()).isEqualTo(8080);
        assertThat(settings.server().demo()).isTrue();
        assertThat(settings.execution().statementTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.execution().maxRows()).isEqualTo(10_000);
        assertThat(settings.execution().maxBytes()).isEqualTo(64L * 1024 * 1024);
        assertThat(settings.questions().maxLength()).isEqualTo(4_000);
        assertThat(settings.tokenLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.dataSources()).isEmpty();
        assertThat(settings.defaultDataSource()).isEmpty();
    }

    @Test
    void readsDataSources() {
        Settings settings = Settings.of(Map.of(
                "nl2sql.datasource.lab.url", "jdbc:postgresql://a,b/lab?targetServerType=preferSecondary",
                "nl2sql.datasource.lab.user", "reader",
                "nl2sql.datasource.lab.password", "s3cret",
                "nl2sql.datasource.lab.schemas", "sales, public",
                "nl2sql.datasource.lab.access", "open",
                "nl2sql.time-zone", "Europe/Berlin"));
        DataSourceSettings lab = settings.dataSources().get(0);
        assertThat(lab.name()).isEqualTo("lab");
        assertThat(lab.schemas()).containsExactly("sales", "public");
        assertThat(lab.access()).isEqualTo(DataSourceSettings.Access.OPEN);
        assertThat(lab.maxPoolSize()).isEqualTo(10);
        assertThat(lab.allowUnsafeRole()).isFalse();
        assertThat(settings.defaultDataSource()).contains("lab");
        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void neverPrintsASecret() {
        Settings settings = Settings.of(Map.of(
                "nl2sql.datasource.lab.url", "jdbc:postgresql://localhost/lab",
                "nl2sql.datasource.lab.password", "s3cret",
                "nl2sql.llm.api-key", "s3cret",
                "nl2sql.system.password", "s3cret"));
        assertThat(settings.toString()).contains("***").doesNotContain("s3cret");
    }

    @Test
    void hasALanguageModelOnlyWhereAnAddressOrAKeyIsGiven() {
        assertThat(Settings.of(Map.of()).llm().isConfigured()).isFalse();
        assertThat(Settings.of(Map.of("nl2sql.llm.api-key", "s3cret")).llm().isConfigured())
                .isTrue();
        assertThat(Settings.of(Map.of("nl2sql.llm.base-url", "http://localhost:11434/v1"))
                        .llm()
                        .isConfigured())
                .isTrue();
    }

    @Test
    void keepsDeletedMeaningsForACenturyAtMost() {
        String key = "nl2sql.glossary.deleted-max-age";
        assertThat(Settings.of(Map.of(key, "36500d")).conversations().deletedMaxAge())
                .isEqualTo(Duration.ofDays(36_500));
        assertThatThrownBy(() -> Settings.of(Map.of(key, "36501d")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(key, "at most 36500d", "36501d");
    }

    @Test
    void countsAnEmptyValueAsAbsent() {
        assertThat(Settings.of(Map.of("nl2sql.http.port", " ")).server().httpPort())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nl2sql.htpp.port|80|Unknown configuration key nl2sql.htpp.port. Did you mean nl2sql.http.port?",
                "nl2sql.datasource.lab.usr|x|Unknown configuration key nl2sql.datasource.lab.usr. Did you mean nl2sql.datasource.lab.user?",
                "nl2sql.datasource.url|x|Unknown configuration key nl2sql.datasource.url. Did you mean nl2sql.datasource.<name>.url?",
                "nl2sql.http.port|eighty|The value of nl2sql.http.port must be a whole number from 0 to 65535, not 'eighty'.",
                "nl2sql.http.port|70000|The value of nl2sql.http.port must be a whole number from 0 to 65535, not '70000'.",
                "nl2sql.demo|yes|The value of nl2sql.demo must be true or false, not 'yes'.",
                "nl2sql.execution.statement-timeout|15|The value of nl2sql.execution.statement-timeout must be a time such as 500ms, 15s, 10m, 1h or 1d, not '15'.",
                "nl2sql.execution.statement-timeout|0s|The value of nl2sql.execution.statement-timeout must be a time such as 500ms, 15s, 10m, 1h or 1d, not '0s'.",
                "nl2sql.execution.max-bytes|much|The value of nl2sql.execution.max-bytes must be a size such as 64MB, not 'much'.",
                "nl2sql.embedded.ask-threshold|1.5|The value of nl2sql.embedded.ask-threshold must be a number from 0 to 1, not '1.5'.",
                "nl2sql.time-zone|Mars/Base|The value of nl2sql.time-zone must be a time zone such as Europe/Berlin, not 'Mars/Base'.",
                "nl2sql.system.url|jdbc:mysql://x?password=p|The value of nl2sql.system.url must be a JDBC URL such as jdbc:postgresql://host:5432/database.",
                "nl2sql.llm.base-url|https://me:pw@host/v1|The value of nl2sql.llm.base-url must be an address such as https://host/v1, without user and password.",
                "nl2sql.llm.base-url|host:8080|The value of nl2sql.llm.base-url must be an address such as https://host/v1, without user and password.",
                "nl2sql.llm.price.prompt|-1|The value of nl2sql.llm.price.prompt must be an amount such as 0.15, not '-1'.",
                "nl2sql.llm.corrections|3|The value of nl2sql.llm.corrections must be a whole number from 0 to 2, not '3'.",
                "nl2sql.default-data-source|nowhere|The value of nl2sql.default-data-source must be the name of a configured data source, not 'nowhere'.",
                "nl2sql.datasource.lab.user|x|The configuration key nl2sql.datasource.lab.url is missing. Every data source needs one, or remove its other keys.",
                "nl2sql.datasource.a b.user|x|The value of nl2sql.datasource.a b.user must be a data source's name of letters, digits, - and _, not 'a b'.",
            })
    void refusesWhatItCannotUseAndSaysHowToPutItRight(String key, String value, String message) {
        assertThatThrownBy(() -> Settings.of(Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAnUnknownKindOfAccess() {
        Map<String, String> raw = new HashMap<>();
        raw.put("nl2sql.datasource.lab.url", "jdbc:postgresql://localhost/lab");
        raw.put("nl2sql.datasource.lab.access", "closed");
        assertThatThrownBy(() -> Settings.of(raw))
                .hasMessage("The value of nl2sql.datasource.lab.access must be one of policy, open, not 'closed'.");
    }

    @ParameterizedTest
    @CsvSource({
        "NL2SQL_HTTP_PORT, nl2sql.http.port",
        "NL2SQL_EXECUTION_STATEMENT_TIMEOUT, nl2sql.execution.statement-timeout",
        "NL2SQL_DATASOURCE_LAB_URL, nl2sql.datasource.lab.url",
        "NL2SQL_DATASOURCE_LAB_ALLOW_UNSAFE_ROLE, nl2sql.datasource.lab.allow-unsafe-role",
        "NL2SQL_DATASOURCE_MY_LAB_MAX_POOL_SIZE, nl2sql.datasource.my_lab.max-pool-size",
        "NL2SQL_SECRET_PLAN, nl2sql.secret.plan",
    })
    void readsEnvironmentVariablesAsKeys(String variable, String key) {
        assertThat(SettingKey.ofEnvironment(variable)).isEqualTo(key);
    }

    @Test
    void describesEachKeyOnce() {
        List<SettingKey> keys = SettingKey.all();
        assertThat(new HashSet<>(keys.stream().map(SettingKey::name).toList())).hasSameSizeAs(keys);
        assertThat(keys).allSatisfy(key -> assertThat(key.description()).endsWith("."));
    }
}
