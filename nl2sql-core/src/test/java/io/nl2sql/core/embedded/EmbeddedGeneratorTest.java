package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableAccess;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedGeneratorTest {
    private static Company company;

    @BeforeAll
    static void createCompany() throws SQLException {
        company = Company.create();
    }

    private static String sql(Generation generation) {
        return ((Generation.Generated) generation).sql().sql();
    }

    @Test
    void bindsEveryWordOrShowsItUnbound() {
        Generation.Declined declined = (Generation.Declined) company.ask("who approved the accruals");
        assertThat(declined.words())
                .extracting(BoundWord::state)
                .containsExactly(
                        BoundWord.State.IGNORED,
                        BoundWord.State.UNBOUND,
                        BoundWord.State.IGNORED,
                        BoundWord.State.BOUND);
    }

    @Test
    void knowsNothingOfATableThatTheCallerMayNotSee() {
        PolicySet hidden = Company.policies("hidden", Map.of("vendors", new TableAccess.Invisible()));
        Generation generation = company.ask("Northwind Software", hidden);
        assertThat(generation).isInstanceOf(Generation.Declined.class);
        Generation unknown = company.ask("Nowhere Software", hidden);
        assertThat(((Generation.Declined) generation).reason().replace("Northwind", "Nowhere"))
                .isEqualTo(((Generation.Declined) unknown).reason());
    }

    @Test
    void findsNoValueInAMaskedColumn() {
        PolicySet masked = Company.policies(
                "masked",
                Map.of(
                        "employees",
                        new TableAccess.Visible(
                                new RowAccess.All(),
                                Map.of("full_name", mask(), "first_name", mask(), "last_name", mask()),
                                new ColumnAccess.Visible())));
        Generation stored = company.ask("purchase orders of Ben Wood", masked);
        Generation unknown = company.ask("purchase orders of Xyz Wood", masked);
        assertThat(((Generation.Declined) stored).reason().replace("Ben", "Xyz"))
                .isEqualTo(((Generation.Declined) unknown).reason());
    }

    @Test
    void readsANameAlikeWhetherOrNotItIsStoredInRowsThatAreHidden() {
        PolicySet restricted = Company.policies("own", Map.of("vendors", restrictedRows()));
        Generation stored = company.ask("vendor Acme Consulting", restricted);
        Generation unknown = company.ask("vendor Zeta Consulting", restricted);
        assertThat(sql(stored).replace("Acme", "Zeta")).isEqualTo(sql(unknown));
    }

    @Test
    void asksBackOrNamesAlternativesWhenAWordMeansTwoThings() {
        Generation generation = company.ask("amount of Marketing");
        assertThat(generation).isNotInstanceOf(Generation.Declined.class);
    }

    @Test
    void escapesQuotesInLiterals() throws SQLException {
        Generation generation = company.ask("vendors whose name is \"O'Neil'; drop table x\"");
        assertThat(sql(generation)).contains("'O''Neil''; drop table x'");
        assertThat(company.rows(sql(generation))).isEqualTo(List.of());
    }

    private static TableAccess restrictedRows() {
        SqlFragment condition = SqlFragment.of("region_id = 1");
        return new TableAccess.Visible(new RowAccess.Matching(condition), Map.of(), new ColumnAccess.Visible());
    }

    private static ColumnAccess mask() {
        return new ColumnAccess.Masked(new ColumnMask.Null());
    }
}
