package io.nl2sql.tests.coverage;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/**
 * Two databases that differ in hidden rows, and for each of them one that holds none but is planned alike; these are made
 * when they are first asked for. For one thread.
 */
final class TwinDatabases implements AutoCloseable {
    private final DatabaseScript script;
    private final GovernedDatabase first;
    private final GovernedDatabase second;
    private List<GovernedDatabase> bare = List.of();

    private TwinDatabases(DatabaseScript script) throws IOException, SQLException {
        this.script = script;
        this.first = GovernedDatabase.of(script);
        this.second = GovernedDatabase.of(script.named(script.name() + "_twin"));
    }

    static TwinDatabases of(DatabaseScript script, PrintStream out) throws IOException, SQLException {
        TwinDatabases databases = new TwinDatabases(script);
        out.println(script.name() + ": hidden rows of "
                + databases.second.hiddenRows().change() + " tables changed");
        return databases;
    }

    GovernedDatabase first() {
        return first;
    }

    List<GovernedDatabase> twins() {
        return List.of(first, second);
    }

    /** In the order of the twins. */
    List<GovernedDatabase> bare() throws IOException, SQLException {
        if (bare.isEmpty()) {
            GovernedDatabase likeFirst = GovernedDatabase.of(script.named(script.name() + "_bare"));
            GovernedDatabase likeSecond = GovernedDatabase.of(script.named(script.name() + "_twin_bare"));
            likeSecond.hiddenRows().change();
            likeFirst.hiddenRows().remove();
            likeSecond.hiddenRows().remove();
            bare = List.of(likeFirst, likeSecond);
        }
        return bare;
    }

    @Override
    public void close() throws SQLException {
        for (GovernedDatabase database : twins()) {
            database.close();
        }
        for (GovernedDatabase database : bare) {
            database.close();
        }
    }
}
