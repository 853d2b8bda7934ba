package io.nl2sql.core.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names and comments that many databases have must not be taken for special ones. */
class OrdinaryNamesTest {
    private static final ColumnType NUMBER = new ColumnType("integer", Category.INTEGER);
    private static final ColumnType REAL = new ColumnType("double precision", Category.FLOAT);
    private static final ColumnType DATE = new ColumnType("date", Category.DATE);
    private static final ColumnType TEXT = new ColumnType("text", Category.TEXT);

    private static Column column(String name, ColumnType type, String comment) {
        return new Column(name, type, false, comment);
    }

    private static SchemaModel model(String table, String comment, Column... columns) {
        Table only = new Table(
                new TableName("trade", table),
                Table.Kind.TABLE,
                comment,
                List.of(columns),
                List.of(columns[0].name()),
                List.of(),
                100);
        return SchemaModel.of(VisibleCatalog.of(
                new Catalog("trade", "1", List.of("trade"), List.of(only)),
                PolicyBook.empty().forDataSource("trade", PolicyBook.Access.OPEN),
                new Principal("ann", Set.of(), Claims.none())));
    }

    private static Attribute attribute(String name, ColumnType type) {
        return model("things", "", column("id", NUMBER, ""), column(name, type, ""))
                .entities()
                .get(0)
                .attributes()
                .stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean says(String word, String date) {
        return DateVerbs.english().say(Stems.of(word), attribute(date, DATE));
    }

    @Test
    void takesArrivalsForNoMoney() {
        assertThat(attribute("arr_delay", REAL).role())
                .isNotEqualTo(attribute("amount", REAL).role());
    }

    @Test
    void saysOfAnEndOnlyThatItEnded() {
        assertThat(says("ended", "end_date")).isTrue();
        assertThat(says("cancelled", "end_date")).isFalse();
        assertThat(says("churned", "end_date")).isFalse();
        assertThat(says("ended", "cancelled_at")).isFalse();
        assertThat(says("cancelled", "cancellation_date")).isTrue();
    }

    @Test
    void knowsWhoSignedUpButNotWhatWasSigned() {
        assertThat(says("signed", "created_at")).isFalse();
        assertThat(DateVerbs.english().say("sign up", attribute("created_at", DATE)))
                .isTrue();
    }

    @Test
    void takesNoLogsForLogins() {
        assertThat(says("logs", "login_at")).isFalse();
    }

    @Test
    void takesWhoChurnedForNoCancelledOrder() {
        assertThat(Equivalents.english().of("churned")).isEmpty();
    }

    @Test
    void leavesATableTheNameInItsCommentThoughItsColumnsSayItToo() {
        SchemaModel accounts = model(
                "accounts",
                "Accounts (customers)",
                column("account_id", NUMBER, ""),
                column("name", TEXT, "Name of the customer"),
                column("balance", REAL, ""));
        assertThat(accounts.lexicon().find(Stems.of("customers")).get(0).isTable())
                .isTrue();
    }

    @Test
    void givesTheNameToTheColumnWhereAnotherNamesTheTable() {
        SchemaModel desks = model(
                "desks",
                "Desks (teams)",
                column("desk_id", NUMBER, ""),
                column("code", TEXT, "Code of the desk"),
                column("name", TEXT, "Name of the team"));
        assertThat(desks.lexicon().find(Stems.of("teams")).get(0).isTable()).isFalse();
    }
}
