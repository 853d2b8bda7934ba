package io.nl2sql.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.PostgresQueryRunner;
import io.nl2sql.core.execution.SourceInspection;
import io.nl2sql.core.execution.ValueLoader;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.ValueIndex.ValueHit;
import io.nl2sql.core.linking.value.ValueLimits;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.PolicySet;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
    private static final int MOST_COLLECTIONS = 20;
    private static final String TABLES = """
            CREATE TABLE kinds (name text);
            INSERT INTO kinds VALUES ('Retail'), ('Wholesale');
            CREATE TABLE cases (tenant int, title text, "Group" text, phone text);
            INSERT INTO cases VALUES (1, 'Harbour extension', 'open', '111222'), (1, 'Bridge', 'open', '333');
            """;
    private static final String HIDDEN = """
            INSERT INTO cases SELECT 2, 'Takeover of Mariner', 'disputed', '999' FROM generate_series(1, 500);
            INSERT INTO cases VALUES (2, 'Harbours extension', 'opened', '111222'), (2, 'Bridge', 'open', '4');
            """;
    private static final PolicySet POLICIES = PolicyFile.parse("""
            dataSources:
              lab:
                tables:
                  public.kinds: { roles: [analyst] }
                  public.cases:
                    roles: [analyst]
                    rows:
                      anyOf:
                        - { roles: [auditor], all: true }
                        - { roles: [analyst], rows: "tenant = :tenant" }
                    columns: { phone: { mask: "null" } }
            """).forDataSource("lab", PolicyBook.Access.POLICY);
    private static final List<String> WORDS = List.of(
            "retail",
            "harbour extension",
            "harbours extension",
            "harbor extension",
            "bridge",
            "bridgee",
            "open",
            "opened",
            "takeover of mariner",
            "takover of mariner",
            "disputed",
            "dispute",
            "111222",
            "999");

    @BeforeAll
    static void createDatabases() throws SQLException {
        TestPostgres.create("known_alone", TABLES);
        TestPostgres.create("known_shared", TABLES + HIDDEN);
    }

    private static Principal ann(String... roles) {
        return new Principal("ann", Set.of(roles), Claims.of(Map.of("tenant", ClaimValue.of(1))));
    }

    private static List<List<ValueHit>> found(String database, Principal asker) {
        try (TestConnections connections = new TestConnections(database, "postgres")) {
            ValueLimits limits = new ValueLimits(10_000, 1_000, 100_000_000, Duration.ofSeconds(20));
            GovernedSource source = of(connections, limits);
            KnownValues known = new KnownValues(new CalciteGuard(GuardLimits.defaults()), Runnable::run);
            VisibleCatalog catalog = VisibleCatalog.of(source.catalog(), POLICIES, asker);
            Supplier<ValueIndex> index =
                    () -> known.of(source, catalog).toCompletableFuture().join();
            assertThat(connections.lent()).isZero();
            return WORDS.stream().map(words -> index.get().find(words)).toList();
        }
    }

    private static GovernedSource of(TestConnections connections, ValueLimits limits) {
        var catalog = SourceInspection.of(connections, "lab", List.of("public")).catalog();
        ValueIndex all = new ValueLoader(connections, limits).load(catalog);
        return new GovernedSource(catalog, POLICIES, all, new PostgresQueryRunner(connections, ZoneId.of("UTC")));
    }

    private static List<String> values(List<List<ValueHit>> found, String words) {
        return found.get(WORDS.indexOf(words)).stream().map(ValueHit::value).toList();
    }

    @Test
    void holdTheSameWhateverOtherPeoplesRowsHold() {
        assertThat(found("known_shared", ann("analyst"))).isEqualTo(found("known_alone", ann("analyst")));
    }

    @Test
    void holdTheAskersOwnRowsAndWhatEverybodySees() {
        List<List<ValueHit>> found = found("known_shared", ann("analyst"));
        assertThat(values(found, "retail")).containsExactly("Retail");
        assertThat(values(found, "harbour extension")).containsExactly("Harbour extension");
        assertThat(values(found, "harbours extension")).containsExactly("Harbour extension");
        assertThat(values(found, "open")).containsExactly("open");
        assertThat(values(found, "takeover of mariner")).isEmpty();
        assertThat(values(found, "disputed")).isEmpty();
        assertThat(values(found, "111222")).isEmpty();
        assertThat(found.get(WORDS.indexOf("open")))
                .allSatisfy(hit -> assertThat(hit.own()).isTrue());
    }

    @Test
    void holdEveryRowForThoseWhoSeeThemAll() {
        List<List<ValueHit>> found = found("known_shared", ann("analyst", "auditor"));
        assertThat(values(found, "takeover of mariner")).containsExactly("Takeover of Mariner");
        assertThat(values(found, "opened")).containsExactly("opened");
        assertThat(values(found, "999")).isEmpty();
    }

    @Test
    void areNarrowedOnceForAllOfAnAskersQuestions() {
        try (TestConnections connections = new TestConnections("known_alone", "postgres")) {
            GovernedSource source =
                    of(connections, new ValueLimits(10_000, 1_000, 100_000_000, Duration.ofSeconds(20)));
            KnownValues known = new KnownValues(new CalciteGuard(GuardLimits.defaults()), Runnable::run);
            VisibleCatalog catalog = VisibleCatalog.of(source.catalog(), POLICIES, ann("analyst", "auditor"));
            ValueIndex values = known.of(source, catalog).toCompletableFuture().join();
            assertThat(known.of(source, catalog).toCompletableFuture().join()).isSameAs(values);
            assertThat(values.inclusions()).isSameAs(values.inclusions());
        }
    }

    @Test
    void keepNoViewThatNobodyElseKeeps() {
        try (TestConnections connections = new TestConnections("known_alone", "postgres")) {
            GovernedSource source =
                    of(connections, new ValueLimits(10_000, 1_000, 100_000_000, Duration.ofSeconds(20)));
            KnownValues known = new KnownValues(new CalciteGuard(GuardLimits.defaults()), Runnable::run);
            List<WeakReference<VisibleCatalog>> views =
                    List.of(asked(known, source, ann("analyst")), asked(known, source, ann("analyst", "auditor")));
            for (int turn = 0; turn < MOST_COLLECTIONS && !areGone(views); turn++) {
                System.gc();
            }
            assertThat(areGone(views)).isTrue();
            Reference.reachabilityFence(known);
        }
    }

    private static WeakReference<VisibleCatalog> asked(KnownValues known, GovernedSource source, Principal asker) {
        VisibleCatalog view = VisibleCatalog.of(source.catalog(), POLICIES, asker);
        assertThat(known.of(source, view).toCompletableFuture().join().find("retail"))
                .hasSize(1);
        return new WeakReference<>(view);
    }

    private static boolean areGone(List<WeakReference<VisibleCatalog>> views) {
        return views.stream().allMatch(view -> view.refersTo(null));
    }

    @Test
    void areFewerRatherThanWrongWhereNothingCanBeRead() {
        try (TestConnections connections = new TestConnections("known_shared", "postgres")) {
            GovernedSource source =
                    of(connections, new ValueLimits(10_000, 1_000, 100_000_000, Duration.ofSeconds(20)));
            KnownValues known = new KnownValues(new CalciteGuard(GuardLimits.defaults()), work -> {});
            VisibleCatalog catalog = VisibleCatalog.of(source.catalog(), POLICIES, ann("analyst"));
            ValueIndex values = known.of(source, catalog).toCompletableFuture().join();
            assertThat(values.find("retail")).hasSize(1);
            assertThat(values.find("open")).isEmpty();
        }
    }
}
