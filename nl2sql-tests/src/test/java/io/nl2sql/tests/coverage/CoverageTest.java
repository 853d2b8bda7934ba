package io.nl2sql.tests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.tests.coverage.Corpus.Group;
import io.nl2sql.tests.coverage.Corpus.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small corpus of our own; the given ones are measured by the command. */
class CoverageTest {
    private static final String NAME = "coverage_office";

    @Test
    void everyQuestionReturnsWhatNativePoliciesReturn() throws Exception {
        List<Result> results = new Coverage(sink()).measure(corpus());

        assertThat(results).hasSize(2 * statements().size());
        assertThat(results)
                .filteredOn(result -> !result.verdict().isRight() && result.verdict() != Verdict.UNDETERMINED)
                .extracting(result -> result.written().id() + " " + result.verdict() + " " + result.reason())
                .isEmpty();
        assertThat(results).filteredOn(result -> result.numbers().changed()).hasSizeGreaterThan(results.size() / 2);
        assertThat(results).anyMatch(result -> result.numbers().fenced());
    }

    @Test
    void policiesOfOneTableAreOfSeveralShapes() throws Exception {
        try (GovernedDatabase database = GovernedDatabase.of(script())) {
            assertThat(database.shapes().keySet()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void otherRowsAreSeen() throws Exception {
        assertThat(verdict("SELECT * FROM people")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict("SELECT name FROM people ORDER BY id LIMIT 1000")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict("SELECT 1 + 1 AS two")).isEqualTo(Verdict.SAME);
        assertThat(verdict("SELECT pg_sleep(0)")).isEqualTo(Verdict.REFUSED);
    }

    /** What PostgreSQL hides and we do not: as if a policy of ours were lost. */
    private static Verdict verdict(String sql) throws Exception {
        try (GovernedDatabase governed = GovernedDatabase.of(script());
                Connection connection = TextConnection.open(NAME)) {
            Scope right = governed.scope(List.of(), Side.ROWS);
            VisibleCatalog open = OpenPolicies.catalog(connection, List.of("office"));
            List<String> written = new ArrayList<>(right.written());
            written.add("SET LOCAL statement_timeout = '5s'");
            Scope lost = new Scope("lost", connection, open, written, right.guarded());
            return new Trial("5s").of("office", new Written("1", sql), lost).verdict();
        }
    }

    private static Corpus corpus() throws IOException, URISyntaxException {
        List<Written> statements = new ArrayList<>();
        for (PsqlScript.Part part : statements()) {
            statements.add(new Written("line " + part.line(), part.sql()));
        }
        return new Corpus("office", List.of(new Group(script(), List.of(), statements)));
    }

    private static List<PsqlScript.Part> statements() throws IOException, URISyntaxException {
        return PsqlScript.read(resource("questions.sql")).parts();
    }

    private static DatabaseScript script() throws URISyntaxException {
        return DatabaseScript.of(NAME, List.of(resource("office.sql")));
    }

    private static Path resource(String name) throws URISyntaxException {
        URL url = CoverageTest.class.getResource(name);
        assertThat(url).isNotNull();
        return Path.of(url.toURI());
    }

    private static PrintStream sink() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }
}
