package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.meaning.Meanings;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeantNamesTest {
    private static final int MANY = 600;

    private final Set<String> compared = new HashSet<>();
    private final Set<String> learnt = new HashSet<>();

    /** Takes every name for much the same. */
    private final Meanings eager = new Meanings() {
        @Override
        public void learn(Collection<String> names) {
            learnt.addAll(names);
        }

        @Override
        public List<Likeness> like(String phrase, Collection<String> names) {
            compared.addAll(names);
            return names.stream().map(name -> new Likeness(name, 0.9, true)).toList();
        }
    };

    private static TableName table(String name) {
        return new TableName("s", name);
    }

    private static Table of(String name, String... columns) {
        List<Column> all = new ArrayList<>();
        for (String column : columns) {
            all.add(new Column(column, ColumnType.named("text"), false, ""));
        }
        return new Table(table(name), Table.Kind.TABLE, "", all, List.of(), List.of(), 10);
    }

    private MeantNames names(PolicySet policies, List<Table> tables) {
        Catalog catalog = new Catalog("s", "1", List.of("s"), tables);
        Principal ann = new Principal("ann", Set.of(), Claims.none());
        return SchemaModel.of(VisibleCatalog.of(catalog, policies, ann), eager).meant();
    }

    private static PolicySet hiding(String hidden) {
        return new PolicySet() {
            @Override
            public String version() {
                return "1";
            }

            @Override
            public TableAccess accessTo(TableName table, Principal caller) {
                return table.table().equals(hidden)
                        ? new TableAccess.Invisible()
                        : new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible());
            }
        };
    }

    @Test
    void neverComparesNamesThatTheCallerDoesNotSee() {
        MeantNames names = names(hiding("dismissals"), List.of(of("workers", "city"), of("dismissals", "severance")));
        List<SchemaHit> hits = names.find("redundancy", List.of(), Set.of());
        assertThat(compared).containsExactlyInAnyOrder("workers", "city");
        assertThat(hits).extracting(hit -> hit.entity().name()).containsOnly(table("workers"));
    }

    @Test
    void comparesInALargeSchemaOnlyTablesThatTheQuestionSpeaksOf() {
        List<Table> many = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String name = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "x";
            many.add(of(name + "_entry", name + "_state", name + "_owner"));
        }
        MeantNames names = names(hiding(""), many);
        List<SchemaHit> hits = names.find("proprietor", List.of(table("abx_entry")), Set.of());
        assertThat(compared).hasSize(3);
        assertThat(hits).extracting(hit -> hit.entity().name()).containsOnly(table("abx_entry"));
    }

    @Test
    void neverTakesAWordForANameThatTheQuestionSays() {
        MeantNames names = names(hiding(""), List.of(of("workers", "city", "home town")));
        List<SchemaHit> hits = names.find("municipality", List.of(), Set.of("city", "home"));
        assertThat(hits)
                .extracting(hit -> hit.attribute().map(Attribute::name).orElse(""))
                .contains("home town")
                .doesNotContain("city");
    }

    @Test
    void takesNoWordForAMereIdentifier() {
        MeantNames names = names(hiding(""), List.of(of("workers", "id", "city")));
        assertThat(names.find("damage", List.of(), Set.of()))
                .noneMatch(
                        hit -> hit.attribute().map(Attribute::name).orElse("").equals("id"));
        assertThat(compared).doesNotContain("id");
    }

    @Test
    void comparesNoMoreThanAFewThousandNamesHoweverManyTablesAreNear() {
        List<Table> many = new ArrayList<>();
        List<TableName> near = new ArrayList<>();
        for (int i = 0; i < 2 * MANY; i++) {
            String name = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676) + "x";
            many.add(of(name + "_entry", name + "_state", name + "_owner"));
            near.add(table(name + "_entry"));
        }
        names(hiding(""), many).synonym("proprietor", near, Set.of());
        assertThat(compared).hasSizeBetween(MANY, 4 * MANY);
    }

    @Test
    void learnsSingleWordsOfNamesOnlyWhileTheyAreFew() {
        names(hiding(""), List.of(of("harbour_entry")));
        assertThat(learnt).containsExactlyInAnyOrder("harbour entry", "harbour", "entry");
        learnt.clear();
        List<Table> many = new ArrayList<>();
        for (int i = 0; i < 5_200; i++) {
            String name = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676) + "x";
            many.add(of(name + "_entry"));
        }
        names(hiding(""), many);
        assertThat(learnt).hasSize(5_200).contains("aaax entry").doesNotContain("aaax", "entry");
    }

    @Test
    void takesNothingForItsContrary() {
        MeantNames names = names(hiding(""), List.of(of("seller", "destination_city")));
        assertThat(names.find("buyers", List.of(), Set.of())).isNotEmpty().noneMatch(SchemaHit::isTable);
        assertThat(names.find("origin", List.of(), Set.of())).allMatch(SchemaHit::isTable);
    }

    @Test
    void comparesWhatCommentsCallTablesAndColumnsToo() {
        List<Column> columns = List.of(
                new Column(
                        "bsk", ColumnType.named("numeric"), false, "The outstanding balance of the client, in euros."),
                new Column(
                        "x1", ColumnType.named("text"), false, "Set by the nightly job that moves closed rows away"));
        Table terse = new Table(table("kx"), Table.Kind.TABLE, "", columns, List.of(), List.of(), 10);
        List<SchemaHit> hits = names(hiding(""), List.of(terse)).find("arrears", List.of(), Set.of());
        assertThat(compared).containsExactlyInAnyOrder("kx", "bsk", "outstanding balance", "x 1");
        assertThat(hits).isNotEmpty();
    }
}
