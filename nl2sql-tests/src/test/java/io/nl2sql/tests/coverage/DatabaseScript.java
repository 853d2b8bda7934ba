package io.nl2sql.tests.coverage;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * What makes a database.
 *
 * @param name of the database
 * @param scripts run in their order
 * @param data fills the tables behind the scripts
 * @param finish run last
 */
record DatabaseScript(String name, List<Path> scripts, Data data, List<Path> finish) {
    /** Rows that no script holds. */
    interface Data {
        Data NONE = connection -> {};

        void load(Connection connection) throws SQLException, IOException;
    }

    DatabaseScript {
        scripts = List.copyOf(scripts);
        finish = List.copyOf(finish);
    }

    static DatabaseScript of(String name, List<Path> scripts) {
        return new DatabaseScript(name, scripts, Data.NONE, List.of());
    }

    /** The same in a database of another name. */
    DatabaseScript named(String other) {
        return new DatabaseScript(other, scripts, data, finish);
    }

    /** A statement that fails is passed over, as psql does: some of the given scripts have a few. */
    void load(Connection connection) throws SQLException, IOException {
        for (Path script : scripts) {
            run(script, connection);
        }
        data.load(connection);
        for (Path script : finish) {
            run(script, connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private static void run(Path script, Connection connection) throws IOException {
        for (PsqlScript.Part part : PsqlScript.read(script).parts()) {
            attempt(part, script.resolveSibling(""), connection);
        }
    }

    /**
     * Whether the statement ran.
     *
     * @param directory where files of data are
     */
    static boolean attempt(PsqlScript.Part part, Path directory, Connection connection) throws IOException {
        try (Statement statement = connection.createStatement()) {
            if (part.isCopy()) {
                new CopyManager(connection.unwrap(BaseConnection.class))
                        .copyIn(part.sql(), new StringReader(data(part, directory)));
            } else {
                statement.setEscapeProcessing(false);
                statement.execute(part.sql());
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static String data(PsqlScript.Part part, Path directory) throws IOException {
        return part.file().isEmpty()
                ? part.data()
                : Files.readString(directory.resolve(part.file().substring(1)), StandardCharsets.UTF_8);
    }
}
