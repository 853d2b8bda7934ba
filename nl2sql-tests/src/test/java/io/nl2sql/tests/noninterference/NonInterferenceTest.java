package io.nl2sql.tests.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.Execution;
import io.nl2sql.tests.noninterference.Door.Passage;
import io.nl2sql.tests.noninterference.Twins.Twin;
import io.nl2sql.tests.noninterference.Verdict.Outcome;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The small budget; {@code ./mvnw -Plong} asks a hundred thousand. */
class NonInterferenceTest {
    /** The same in every build, so that a red one is about its change; long runs take another each time. */
    private static final long SEED = Long.getLong("noninterference.seed", 20_261_122);

    private static final int QUERIES = 1_000;

    private static Twins twins;

    @BeforeAll
    static void makeTwins() throws SQLException {
        twins = Twins.create();
    }

    @BeforeEach
    void planAsUsual() throws SQLException {
        twins.plan(PlannerSettings.DEFAULT);
    }

    @AfterAll
    static void closeTwins() throws SQLException {
        twins.close();
    }

    @Test
    void allDatabasesShowTheAskerTheSame() throws SQLException {
        for (Twins seen : List.of(twins, twins.lookingUp())) {
            for (VisibleTable table : seen.first().catalog().tables()) {
                Passage whole = new GuardDoor().open("SELECT * FROM " + table.name(), seen.first());
                Set<Set<String>> shown = new HashSet<>();
                for (Twin twin : seen.all()) {
                    shown.add(Set.copyOf(Execution.of(twin.connection(), whole.sql(), whole.parameters())
                            .rows()));
                }
                assertThat(shown).as(table.name().toString()).hasSize(1);
            }
        }
    }

    private static Tally askProbes(Judge judge) throws SQLException {
        Tally tally = new Tally();
        for (Statement probe : Statements.probes()) {
            tally.add("probe", probe, judge.judge(probe));
        }
        return tally;
    }

    @Test
    void probesTellNothingAboutWhatIsHidden() throws SQLException {
        for (Twins seen : List.of(twins, twins.lookingUp())) {
            Tally tally = askProbes(new Judge(seen, new GuardDoor()));
            assertThat(tally.leaks()).isEmpty();
            assertThat(tally.accepted()).as(tally.toString()).isGreaterThan(tally.asked() * 9 / 10);
        }
    }

    @Test
    void generatedQueriesTellNothingAboutWhatIsHidden() throws SQLException {
        Judge judge = new Judge(twins.lookingUp(), new GuardDoor());
        Generator generator = new Generator(Sources.of(twins), SEED);
        Tally tally = new Tally();
        for (int number = 0; number < QUERIES; number++) {
            Statement statement = generator.statement(number);
            judge.plan(generator.settings(number));
            tally.add(SEED + "/" + number, statement, judge.judge(statement));
        }
        assertThat(tally.leaks()).as("seed " + SEED).isEmpty();
        assertThat(tally.accepted()).as(tally.toString()).isGreaterThan(QUERIES * 6 / 10);
        assertThat(tally.count(Outcome.SAME)).as(tally.toString()).isGreaterThan(QUERIES * 4 / 10);
    }

    @Test
    void theProductsOwnRunnerGivesTheSameCodes() throws SQLException {
        Twins seen = twins.lookingUp();
        try (ProductRunner first = new ProductRunner(seen.first());
                ProductRunner second = new ProductRunner(seen.second())) {
            for (Statement probe : Statements.probes()) {
                Optional<ProductRunner.Answer> one = first.ask(probe.sql());
                Optional<ProductRunner.Answer> other = second.ask(probe.sql());
                if (Stream.of(one, other).flatMap(Optional::stream).noneMatch(ProductRunner.Answer::tookTooLong)) {
                    assertThat(one).as(probe.sql()).isEqualTo(other);
                }
            }
        }
    }

    /** Without this, the two above could be blind. */
    @Test
    void aGuardWithoutFenceIsFoundOut() throws SQLException {
        Twins seen = twins.lookingUp();
        Tally tally = askProbes(new Judge(seen, UnfencedDoor.over(seen)));
        assertThat(tally.leaks()).as(tally.toString()).hasSizeGreaterThan(100);
    }
}
