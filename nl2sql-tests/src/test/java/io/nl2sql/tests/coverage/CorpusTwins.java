package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.tests.noninterference.Mutants;
import io.nl2sql.tests.noninterference.NonInterference;
import io.nl2sql.tests.noninterference.PlannerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks what people wrote, and what becomes of it with small changes, of two databases that differ in hidden rows only; see
 * {@code docs/noninterference.md}. Ends with an error where a statement tells them apart.
 */
public final class CorpusTwins {
    private static final String WRITTEN_TIMEOUT = "10s";
    private static final String MUTANT_TIMEOUT = "2s";

    private final PrintStream out;
    private final int mutants;
    private final long seed;
    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int leaks;

    private CorpusTwins(PrintStream out, int mutants, long seed) {
        this.out = out;
        this.mutants = mutants;
        this.seed = seed;
    }

    /**
     * Asks and prints. System properties say what: the directory of the {@code corpora}, without which nothing is asked,
     * {@code only} some of them, by their names with commas between, how many {@code mutants} of each statement, and their
     * {@code seed}.
     */
    public static void main(String... none) throws IOException, SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String directory = System.getProperty("corpora", "");
        if (directory.isBlank()) {
            return;
        }
        long seed = NonInterference.seed();
        CorpusTwins twins = new CorpusTwins(out, Integer.getInteger("mutants"), seed);
        out.println("seed " + seed);
        Set<String> wanted = wanted();
        Corpora corpora = new Corpora(Path.of(directory));
        List<Corpus> all = new ArrayList<>(corpora.all());
        corpora.attacks().ifPresent(all::add);
        for (Corpus corpus : all) {
            if (wanted.isEmpty() || wanted.contains(corpus.name())) {
                twins.ask(corpus);
                out.println(corpus.name() + ", all so far: " + twins.outcomes);
            }
        }
        if (twins.leaks > 0) {
            throw new IllegalStateException(twins.leaks + " statements tell what is hidden; seed " + seed);
        }
    }

    /** The corpora that are named; empty stands for all. */
    static Set<String> wanted() {
        String only = System.getProperty("only", "");
        return only.isBlank() ? Set.of() : Set.of(only.split(","));
    }

    private void ask(Corpus corpus) throws IOException, SQLException {
        DatabaseScript open = null;
        TwinDatabases databases = null;
        try {
            for (Corpus.Group group : corpus.groups()) {
                if (!group.database().equals(open)) {
                    if (databases != null) {
                        databases.close();
                    }
                    open = group.database();
                    databases = TwinDatabases.of(open, out);
                }
                Mutants changes = new Mutants(databases.first().hiddenRows().samples(group.schemas()), seed);
                for (Side side : Side.values()) {
                    ask(group, changes, new TwinJudge(databases, group.schemas(), side), side);
                }
            }
        } finally {
            if (databases != null) {
                databases.close();
            }
        }
    }

    private void ask(Corpus.Group group, Mutants changes, TwinJudge judge, Side side) throws IOException, SQLException {
        for (Corpus.Written written : group.statements()) {
            String from = written.id() + " " + side;
            count("", from, written.sql(), judge, PlannerSettings.DEFAULT, WRITTEN_TIMEOUT);
            for (int i = 0; i < mutants; i++) {
                long number = 1_000L * from.hashCode() + i;
                String mutant = changes.of(written.sql(), number);
                count("mutant ", from + " " + number, mutant, judge, changes.settings(number), MUTANT_TIMEOUT);
            }
        }
    }

    private void count(String kind, String from, String sql, TwinJudge judge, PlannerSettings settings, String timeout)
            throws IOException, SQLException {
        Optional<AuthorizedQuery> query = governed(sql, judge.catalog());
        String outcome = query.isEmpty() ? "REFUSED" : judge.outcome(query.get(), settings, timeout);
        outcomes.merge(kind + outcome, 1, Integer::sum);
        if (outcome.equals("DIFFERENT")) {
            leaks++;
            out.println("DIFFERENT " + from + " (" + settings + "): " + sql + "\n  "
                    + query.get().sql());
        }
    }

    private Optional<AuthorizedQuery> governed(String sql, VisibleCatalog catalog) {
        try {
            return guard.validate(sql, catalog)
                    .fold(query -> Optional.of(guard.authorize(query)), findings -> Optional.empty());
        } catch (Nl2SqlException e) {
            return Optional.empty();
        }
    }
}
