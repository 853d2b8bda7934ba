package io.nl2sql.tests.coverage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sends every statement of the corpora through the guard, for an asker with policies on every table, and runs what it
 * accepts beside the statement as written under PostgreSQL's own policies that say the same.
 */
public final class Coverage {
    private static final String TIMEOUT = "30s";
    private static final String REGRESS_TIMEOUT = "5s";

    private final PrintStream out;
    private final Trial trial = new Trial(TIMEOUT);
    private final List<Result> results = new ArrayList<>();

    Coverage(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures and prints. System properties say what: the directory of the {@code corpora}, {@code only} some of them, by
     * their names with commas between, and the directory {@code out} for the lists.
     */
    public static void main(String... none) throws IOException, SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Coverage coverage = new Coverage(out);
        Set<String> wanted = CorpusTwins.wanted();
        for (Corpus corpus : new Corpora(Path.of(System.getProperty("corpora"))).all()) {
            if (wanted.isEmpty() || wanted.contains(corpus.name())) {
                coverage.measure(corpus);
            }
        }
        Path regress = Path.of(System.getProperty("corpora")).resolve("sql/pg-regress");
        if (Files.isDirectory(regress) && (wanted.isEmpty() || wanted.contains(RegressKinds.PLAIN))) {
            coverage.results.addAll(new Regress(regress, new Trial(REGRESS_TIMEOUT)).measure(out));
        }
        Path written = Path.of(System.getProperty("out"));
        new ExceptionFile(written.resolve("exceptions.jsonl")).write(coverage.results);
        new TimingFile(written.resolve("timings.tsv")).write(coverage.results);
        new Report(out).print(coverage.results);
    }

    List<Result> measure(Corpus corpus) throws IOException, SQLException {
        long start = System.nanoTime();
        DatabaseScript open = null;
        GovernedDatabase database = null;
        try (Progress progress = new Progress(out, System.console() != null, corpus)) {
            for (Corpus.Group group : corpus.groups()) {
                if (!group.database().equals(open)) {
                    if (database != null) {
                        database.close();
                    }
                    open = group.database();
                    database = GovernedDatabase.of(open);
                    progress.loaded(database.shapes(), System.nanoTime() - start);
                }
                measure(corpus, group, database, progress);
            }
        } finally {
            if (database != null) {
                database.close();
            }
        }
        return results;
    }

    private void measure(Corpus corpus, Corpus.Group group, GovernedDatabase database, Progress progress)
            throws SQLException {
        for (Side side : Side.values()) {
            Scope scope = database.scope(group.schemas(), side);
            for (Corpus.Written written : group.statements()) {
                Result result = trial.of(corpus.name(), written, scope);
                results.add(result);
                progress.step(result);
            }
        }
    }
}
