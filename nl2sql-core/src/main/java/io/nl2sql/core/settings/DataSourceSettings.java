package io.nl2sql.core.settings;

import io.nl2sql.core.catalog.FiscalYear;
import java.util.List;
import java.util.Optional;

/**
 * One data source.
 *
 * @param name as people and keys name it
 * @param schemas in the order in which unqualified names are resolved
 * @param access what a table without a policy is
 * @param fiscalYear how its business counts its years
 */
public record DataSourceSettings(
        String name,
        String url,
        Optional<String> user,
        Optional<Secret> password,
        List<String> schemas,
        String description,
        Access access,
        boolean allowUnsafeRole,
        int maxPoolSize,
        int minIdle,
        FiscalYear fiscalYear) {
    /** What a table without a policy is: invisible, or fully visible. */
    public enum Access {
        POLICY,
        OPEN
    }

    /** The calendar year after which a fiscal year is called: that in which it starts or ends. */
    enum FiscalName {
        START,
        END
    }

    public DataSourceSettings {
        schemas = List.copyOf(schemas);
    }

    static DataSourceSettings read(String name, RawSettings raw) {
        String prefix = SettingKey.DATA_SOURCE + name + ".";
        raw.required(prefix + "url", "Every data source needs one, or remove its other keys.");
        List<String> schemas = raw.list(prefix + "schemas");
        int maxPoolSize = raw.count(prefix + "max-pool-size", 1, 200);
        int minIdle = raw.count(prefix + "min-idle", 0, 200);
        if (minIdle > maxPoolSize) {
            throw new SettingsException("The value of " + prefix + "min-idle must not be above that of max-pool-size.");
        }
        return new DataSourceSettings(
                name,
                raw.jdbcUrl(prefix + "url").orElseThrow(),
                raw.text(prefix + "user"),
                raw.secret(prefix + "password"),
                schemas,
                raw.text(prefix + "description").orElse(""),
                raw.choice(prefix + "access", Access.class),
                raw.flag(prefix + "allow-unsafe-role"),
                maxPoolSize,
                minIdle,
                new FiscalYear(
                        raw.monthDay(prefix + "fiscal-year-start"),
                        raw.choice(prefix + "fiscal-year-name", FiscalName.class) == FiscalName.END));
    }
}
