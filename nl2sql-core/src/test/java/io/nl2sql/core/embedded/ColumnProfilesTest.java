package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.ColumnProfile.Range;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.testing.TableRunner;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What statistics decide about questions to a harbour, and that they decide nothing for those who may not see all rows. */
class ColumnProfilesTest {
    private static final TableName BOATS = new TableName("harbour", "boats");
    private static final Map<String, ColumnProfile> PROFILES = Map.of(
            "insured", values("N", "Y"),
            "heated", values("0", "1"),
            "season", range(1990, 2030),
            "berths", range(1990, 2030),
            "length_m", range(0, 60));

    private static ColumnProfile values(String... all) {
        return new ColumnProfile(false, false, List.of(all), Optional.empty());
    }

    private static ColumnProfile range(double lowest, double highest) {
        return new ColumnProfile(false, false, List.of(), Optional.of(new Range(lowest, highest)));
    }

    private static Catalog catalog(Map<String, ColumnProfile> profiles) {
        List<Column> columns = new ArrayList<>();
        Map<String, String> types = Map.of("name", "text", "insured", "text", "length_m", "numeric");
        for (String name : List.of("boat_id", "name", "insured", "heated", "season", "berths", "length_m")) {
            columns.add(new Column(name, ColumnType.named(types.getOrDefault(name, "integer")), false, ""));
        }
        Table boats =
                new Table(BOATS, Table.Kind.TABLE, "", columns, List.of("boat_id"), List.of(), 100).with(profiles);
        return new Catalog("harbour", "1", List.of("harbour"), List.of(boats));
    }

    private static PolicySet seeing(RowAccess rows, Map<String, ColumnAccess> columns) {
        return new PolicySet() {
            @Override
            public String version() {
                return "1";
            }

            @Override
            public TableAccess accessTo(TableName table, Principal principal) {
                return new TableAccess.Visible(rows, columns, new ColumnAccess.Visible());
            }
        };
    }

    private static VisibleCatalog seen(Map<String, ColumnProfile> profiles, PolicySet policies) {
        return VisibleCatalog.of(catalog(profiles), policies, new Principal("ann", Set.of(), Claims.none()));
    }

    private static String sql(String question, Map<String, ColumnProfile> profiles) {
        VisibleCatalog all = seen(profiles, seeing(new RowAccess.All(), Map.of()));
        Generation generation = new EmbeddedGenerator(new Thresholds(0.75, 0.0))
                .generate(Prompt.of(question, all, ValueIndex.empty(), LocalDate.of(2026, 11, 22)))
                .toCompletableFuture()
                .join()
                .generation();
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        GeneratedSql sql = ((Generation.Generated) generation).sql();
        return sql.sql().replaceAll("\\s+", " ");
    }

    private static String where(String question) {
        return sql(question, PROFILES).replaceFirst(".* WHERE ", "");
    }

    @Test
    void readsATextThatSaysYesAndNoLikeAFlag() {
        assertThat(where("How many insured boats are there?")).isEqualTo("boats.insured = 'Y'");
        assertThat(where("Show the names of boats that are insured")).isEqualTo("boats.insured = 'Y'");
        assertThat(where("Show the names of boats that are not insured")).isEqualTo("boats.insured = 'N'");
    }

    @Test
    void readsANumberThatIsOneOrZeroLikeAFlag() {
        assertThat(where("How many heated boats are there?")).isEqualTo("boats.heated = 1");
    }

    @Test
    void takesNumbersForNoMarksWhereTheNameDoesNotSaySo() {
        Map<String, ColumnProfile> few = Map.of("berths", values("0", "1"));
        assertThat(sql("How many boats have berths 0?", few)).contains("boats.berths = 0");
        assertThat(sql("Which berths do the boats have?", few)).doesNotContain("boats.berths = 1");
    }

    @Test
    void asksForAColumnWithWhich() {
        assertThat(sql("Which insured do the boats have?", PROFILES)).doesNotContain("WHERE");
    }

    @Test
    void showsSuchAColumnWhereTheQuestionAsksForIt() {
        assertThat(sql("Show the name and the insured of all boats", PROFILES)).doesNotContain("WHERE");
    }

    @Test
    void takesANumberForAYearByItsNameAndItsValuesTogether() {
        assertThat(where("How many boats are there in 2005?")).isEqualTo("boats.season = 2005");
        assertThat(sql("How many boats are there in 2005?", Map.of())).doesNotContain("boats.season = 2005");
    }

    @Test
    void answersWithoutStatisticsToo() {
        assertThat(sql("How many boats are there?", Map.of())).startsWith("SELECT count(*)");
        assertThat(sql("What is the average length of boats?", Map.of())).contains("avg(boats.length_m)");
    }

    @Test
    void tellsNothingOfRowsAndValuesThatTheAskerMayNotSee() {
        assertThat(profiles(seeing(new RowAccess.None("no claim"), Map.of()))).isEmpty();
        RowAccess some = new RowAccess.Matching(SqlFragment.of("season > 2000"));
        assertThat(profiles(seeing(some, Map.of()))).isEmpty();
        ColumnAccess masked = new ColumnAccess.Masked(new ColumnMask.Null());
        assertThat(profiles(
                        seeing(new RowAccess.All(), Map.of("insured", masked, "season", new ColumnAccess.Hidden()))))
                .containsOnlyKeys("heated", "berths", "length_m");
    }

    @Test
    void makesOtherViewsAndModelsOfOtherStatisticsOfTheSameSchema() {
        Catalog before = catalog(PROFILES);
        Catalog after = new Catalog(
                "harbour",
                before.version(),
                List.of("harbour"),
                catalog(Map.of()).tables(),
                "later");
        VisibleCatalogs views = new VisibleCatalogs();
        SchemaModels models = new SchemaModels();
        Principal ann = new Principal("ann", Set.of(), Claims.none());

        VisibleCatalog then = views.of(source(before), ann);
        VisibleCatalog now = views.of(source(after), ann);

        assertThat(views.of(source(before), ann)).isSameAs(then);
        assertThat(now).isNotSameAs(then);
        assertThat(now.find(BOATS).orElseThrow().table().profiles()).isEmpty();
        assertThat(models.of(now)).isNotSameAs(models.of(then));
    }

    private static GovernedSource source(Catalog catalog) {
        return new GovernedSource(
                catalog,
                seeing(new RowAccess.All(), Map.of()),
                ValueIndex.empty(),
                TableRunner.returning(ResultTable.empty()));
    }

    private static Map<String, ColumnProfile> profiles(PolicySet policies) {
        return seen(PROFILES, policies).find(BOATS).orElseThrow().table().profiles();
    }
}
