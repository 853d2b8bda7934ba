package io.nl2sql.core.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One configuration key.
 *
 * @param name such as {@code nl2sql.http.port}; {@code <name>} stands for a data source's name
 * @param kind what values it takes
 * @param standard the default as it would be written; empty where there is none
 * @param description one sentence for the documentation
 */
public record SettingKey(String name, Kind kind, String standard, String description) {
    /** What a value looks like. */
    public enum Kind {
        TEXT,
        SECRET,
        LIST,
        PATH,
        BOOLEAN,
        NUMBER,
        FRACTION,
        AMOUNT,
        DURATION,
        BYTES,
        JDBC_URL,
        HTTP_URL,
        ZONE,
        ACCESS,
        MONTH_DAY,
        FISCAL_NAME
    }

    static final String DATA_SOURCE = "nl2sql.datasource.";
    private static final String PREFIX = "nl2sql.";
    private static final String PLACEHOLDER = "<name>";

    private static final List<SettingKey> ALL = List.of(
            key("http.port", Kind.NUMBER, "8080", "HTTP port of the application."),
            key("https.port", Kind.NUMBER, "", "HTTPS port; none is opened without it."),
            key("https.key-store", Kind.PATH, "", "PKCS#12 key store with the certificate for HTTPS."),
            key("https.key-store-password", Kind.SECRET, "", "Password of the key store."),
            key("data-dir", Kind.PATH, "data", "Directory of the embedded PostgreSQL and of generated passwords."),
            key("demo", Kind.BOOLEAN, "true", "Whether to start with the demo database and demo people."),
            key("config.file", Kind.PATH, "", "One more properties file with keys of this list."),
            key("local-users.file", Kind.PATH, "", "YAML file of local accounts; replaces the demo people."),
            key("policy.file", Kind.PATH, "", "YAML file of row policies and column masks."),
            key("system.url", Kind.JDBC_URL, "", "JDBC URL of the system database (history, keys)."),
            key("system.user", Kind.TEXT, "", "User of the system database."),
            key("system.password", Kind.SECRET, "", "Password of the system database's user."),
            key("postgres.port", Kind.NUMBER, "", "Port of the embedded PostgreSQL; a free one by default."),
            key(
                    "default-data-source",
                    Kind.TEXT,
                    "",
                    "Data source of questions that name none; the only one by default."),
            key("datasource.<name>.url", Kind.JDBC_URL, "", "JDBC URL of the data source."),
            key("datasource.<name>.user", Kind.TEXT, "", "Database role to read with."),
            key("datasource.<name>.password", Kind.SECRET, "", "Password of the role."),
            key(
                    "datasource.<name>.schemas",
                    Kind.LIST,
                    "public",
                    "Schemas to read; unqualified names follow this order."),
            key(
                    "datasource.<name>.description",
                    Kind.TEXT,
                    "",
                    "One sentence for people who choose among data sources."),
            key(
                    "datasource.<name>.access",
                    Kind.ACCESS,
                    "policy",
                    "What a table without a policy is: invisible (policy) or fully visible (open)."),
            key(
                    "datasource.<name>.allow-unsafe-role",
                    Kind.BOOLEAN,
                    "false",
                    "Use the role although it can do more than read."),
            key(
                    "datasource.<name>.fiscal-year-start",
                    Kind.MONTH_DAY,
                    "01-01",
                    "First day of the business's year, as month-day; what questions call a fiscal year."),
            key(
                    "datasource.<name>.fiscal-year-name",
                    Kind.FISCAL_NAME,
                    "end",
                    "Calendar year that a fiscal year is called after: that of its start or its end."),
            key("datasource.<name>.max-pool-size", Kind.NUMBER, "10", "Most connections to the data source."),
            key("datasource.<name>.min-idle", Kind.NUMBER, "0", "Connections kept open while idle."),
            key("execution.statement-timeout", Kind.DURATION, "15s", "Longest time of one statement on a data source."),
            key("execution.max-rows", Kind.NUMBER, "10000", "Most rows of a result."),
            key(
                    "execution.max-cost",
                    Kind.LIST,
                    "none",
                    "Most that a query may cost by PostgreSQL's estimate, also by role; none estimates nothing."),
            key("execution.max-bytes", Kind.BYTES, "64MB", "Most bytes of a result, approximately."),
            key("execution.concurrency", Kind.NUMBER, "20", "Most queries running at a time."),
            key("jdbc.max-rows", Kind.NUMBER, "1000000", "Most rows of a result that is streamed to the JDBC driver."),
            key("jdbc.max-bytes", Kind.BYTES, "1GB", "Most bytes of a streamed result, approximately."),
            key(
                    "jdbc.stream-timeout",
                    Kind.DURATION,
                    "10m",
                    "Longest time from the first row of a streamed result to the last."),
            key("question.max-length", Kind.NUMBER, "4000", "Most characters of a question."),
            key("question.timeout", Kind.DURATION, "60s", "Longest time from question to answer, all stages together."),
            key(
                    "conversation.max-questions",
                    Kind.NUMBER,
                    "10",
                    "Most earlier questions of a conversation that a question may go on from; 0 for none."),
            key("conversation.max-age", Kind.DURATION, "24h", "How old they may be."),
            key(
                    "glossary.max-suggestions",
                    Kind.NUMBER,
                    "200",
                    "Most meanings of words that are kept for one person and data source."),
            key("glossary.deleted-max-age", Kind.DURATION, "30d", "How long deleted meanings are still listed."),
            key(
                    "catalog.refresh",
                    Kind.DURATION,
                    "10m",
                    "How often data sources are read anew, but for values and statistics."),
            key(
                    "values.max-count",
                    Kind.NUMBER,
                    "5000000",
                    "Most stored values of a data source that questions can name; 0 reads none."),
            key("values.max-per-column", Kind.NUMBER, "50000", "Most of them from one column, the commonest first."),
            key(
                    "values.max-size",
                    Kind.BYTES,
                    "1GB",
                    "Disk space at which no further values of a data source are collected."),
            key(
                    "values.timeout",
                    Kind.DURATION,
                    "1h",
                    "Longest time of collecting them; what is known by then is used."),
            key(
                    "values.refresh",
                    Kind.DURATION,
                    "6h",
                    "How often they are collected anew, in the background, and the database's statistics read anew."),
            key(
                    "values.directory",
                    Kind.PATH,
                    "",
                    "Where they are kept; the directory values below that of data by default."),
            key(
                    "embedded.answer-threshold",
                    Kind.FRACTION,
                    "",
                    "Confidence from which the embedded generator answers; its own default otherwise."),
            key(
                    "embedded.ask-threshold",
                    Kind.FRACTION,
                    "",
                    "Confidence from which the embedded generator asks back; its own default otherwise."),
            key(
                    "embedded.embeddings",
                    Kind.BOOLEAN,
                    "true",
                    "Whether a sentence model helps with words that the schema does not use."),
            key(
                    "llm.base-url",
                    Kind.HTTP_URL,
                    "",
                    "Address of an OpenAI-compatible interface; OpenAI's own where only a key is given."),
            key("llm.api-key", Kind.SECRET, "", "Key of the language model; also OPENAI_API_KEY in the environment."),
            key("llm.model", Kind.TEXT, "gpt-4o-mini", "Name of the language model."),
            key("llm.timeout", Kind.DURATION, "20s", "Longest time of one call of the language model."),
            key("llm.max-attempts", Kind.NUMBER, "3", "Most calls for one reply, where calls fail in passing."),
            key("llm.max-concurrent", Kind.NUMBER, "1000", "Most calls of the language model at a time."),
            key(
                    "llm.corrections",
                    Kind.NUMBER,
                    "2",
                    "How often the model is told what was wrong with its SQL, 0 to 2."),
            key("llm.temperature", Kind.FRACTION, "0", "Temperature to ask for; 0 gives the likeliest words."),
            key("llm.max-schema-size", Kind.NUMBER, "24000", "Most characters that describe tables to the model."),
            key(
                    "llm.send-values",
                    Kind.BOOLEAN,
                    "true",
                    "Whether the model is told how values that a question names are spelled in the database."),
            key("llm.price.prompt", Kind.AMOUNT, "", "US dollars for a million tokens read; 0 by default."),
            key("llm.price.completion", Kind.AMOUNT, "", "US dollars for a million tokens written; 0 by default."),
            key("token.lifetime", Kind.DURATION, "1h", "How long an access token is valid."),
            key("rate-limit.sign-in", Kind.NUMBER, "10", "Sign-in attempts per minute and account."),
            key("rate-limit.queries", Kind.NUMBER, "12000", "Questions and queries per minute and person."),
            key("time-zone", Kind.ZONE, "", "Time zone in which dates are understood; the system's by default."));

    private static SettingKey key(String name, Kind kind, String standard, String description) {
        return new SettingKey(PREFIX + name, kind, standard, description);
    }

    /** Every key there is, in order of the documentation. */
    public static List<SettingKey> all() {
        return ALL;
    }

    /** The key that a property name is an instance of. */
    public static Optional<SettingKey> find(String propertyName) {
        String general = general(propertyName);
        return ALL.stream().filter(key -> key.name().equals(general)).findFirst();
    }

    /** {@code nl2sql.datasource.lab.url} as {@code nl2sql.datasource.<name>.url}. */
    private static String general(String propertyName) {
        int last = propertyName.lastIndexOf('.');
        return propertyName.startsWith(DATA_SOURCE) && last > DATA_SOURCE.length()
                ? DATA_SOURCE + PLACEHOLDER + propertyName.substring(last)
                : propertyName;
    }

    /**
     * The property name that an environment variable such as {@code NL2SQL_DATASOURCE_LAB_URL} means. A data source's
     * name is taken in lower case. An unknown variable gives the name that comes nearest in spelling, so that reading the
     * settings refuses it.
     */
    public static String ofEnvironment(String variable) {
        String wanted = variable.toUpperCase(Locale.ROOT);
        for (SettingKey key : ALL) {
            int name = key.name().indexOf(PLACEHOLDER);
            if (name < 0) {
                if (environment(key.name()).equals(wanted)) {
                    return key.name();
                }
                continue;
            }
            String before = environment(key.name().substring(0, name));
            String after = environment(key.name().substring(name + PLACEHOLDER.length()));
            if (wanted.startsWith(before)
                    && wanted.endsWith(after)
                    && wanted.length() > before.length() + after.length()) {
                String source = wanted.substring(before.length(), wanted.length() - after.length());
                return DATA_SOURCE
                        + source.toLowerCase(Locale.ROOT)
                        + key.name().substring(name + PLACEHOLDER.length());
            }
        }
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String environment(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The known key nearest in spelling, with the data source's name kept. */
    static String nearest(String propertyName) {
        String general = general(propertyName);
        String nearest = ALL.stream()
                .map(SettingKey::name)
                .min(Comparator.comparingInt(name -> distance(name, general)))
                .orElseThrow();
        int last = propertyName.lastIndexOf('.');
        return propertyName.startsWith(DATA_SOURCE) && last > DATA_SOURCE.length() && nearest.contains(PLACEHOLDER)
                ? nearest.replace(PLACEHOLDER, propertyName.substring(DATA_SOURCE.length(), last))
                : nearest;
    }

    /** Levenshtein distance. */
    private static int distance(String left, String right) {
        List<Integer> previous = new ArrayList<>();
        for (int column = 0; column <= right.length(); column++) {
            previous.add(column);
        }
        for (int row = 1; row <= left.length(); row++) {
            List<Integer> current = new ArrayList<>(List.of(row));
            for (int column = 1; column <= right.length(); column++) {
                int replace = previous.get(column - 1) + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                int edit = Math.min(previous.get(column), current.get(column - 1)) + 1;
                current.add(Math.min(replace, edit));
            }
            previous = current;
        }
        return previous.get(right.length());
    }
}
