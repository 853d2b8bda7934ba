package io.nl2sql.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo company's database: 13,152 accruals over 36 months, the same for the same last month on every machine. */
public final class DemoCompany {
    public static final String DATABASE = "accruals";
    /** The role that the application reads with. */
    public static final String READER = "nl2sql_reader";

    private static final List<String> SCRIPTS =
            List.of("01-schema.sql", "02-comments.sql", "03-master-data.sql", "04-postings.sql", "05-reader.sql");

    private DemoCompany() {}

    public static boolean isLoaded(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet found = statement.executeQuery("SELECT to_regclass('finance.accruals') IS NOT NULL")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /**
     * Fills an empty database, wholly or not at all. The role {@link #READER} must exist.
     *
     * @param lastMonth the latest of the 36 months
     */
    public static void load(Connection superuser, YearMonth lastMonth) throws SQLException {
        superuser.setAutoCommit(false);
        try (PreparedStatement anchor = superuser.prepareStatement("SELECT set_config('nl2sql_demo.anchor', ?, true)");
                Statement statement = superuser.createStatement()) {
            anchor.setString(1, lastMonth.atDay(1).toString());
            anchor.execute();
            for (String script : SCRIPTS) {
                statement.execute(resource(script));
            }
            superuser.commit();
        } finally {
            superuser.rollback();
            superuser.setAutoCommit(true);
        }
    }

    /** The data source {@code accruals} as {@code nl2sql.*} keys. */
    public static Map<String, String> dataSource(String url, String readerPassword) {
        String prefix = "nl2sql.datasource." + DATABASE + ".";
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(prefix + "url", url);
        keys.put(prefix + "user", READER);
        keys.put(prefix + "password", readerPassword);
        keys.put(prefix + "schemas", "finance");
        keys.put(prefix + "description", "Accruals, purchase orders, vendors and people of the demo company");
        return keys;
    }

    /** Who sees what in this database, as the text of a policy file. */
    public static String policy() {
        return resource("demo-policy.yaml");
    }

    private static String resource(String name) {
        try (InputStream text = DemoCompany.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo company's " + name + " cannot be read", e);
        }
    }
}
