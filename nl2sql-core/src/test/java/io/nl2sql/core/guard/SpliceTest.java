package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queries with the rewrite beside them; ⟨customers⟩ and ⟨orders⟩ stand for the policy selects, ⟨…!⟩ for fenced
 * ones, ⟨…?⟩ for those that tell which rows are permitted.
 */
class SpliceTest {
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    private static final String CUSTOMERS = "(SELECT \"customers\".\"id\", \"customers\".\"tenant_id\","
            + " \"customers\".\"name\", repeat('*', greatest(length(CAST(\"customers\".\"ssn\" AS text)) - 4, 0))"
            + " || right(CAST(\"customers\".\"ssn\" AS text), 4) AS \"ssn\" FROM \"sales\".\"customers\""
            + " WHERE (\"customers\".tenant_id = CAST(? AS bigint))";
    private static final String ORDERS =
            "(SELECT \"orders\".\"id\", \"orders\".\"customer_id\", \"orders\".\"tenant_id\","
                    + " \"orders\".\"amount\", \"orders\".\"placed_on\" FROM \"sales\".\"orders\""
                    + " WHERE (\"orders\".tenant_id = CAST(? AS bigint))";
    private static final String REGIONS =
            "(SELECT \"regions\".\"code\", \"regions\".\"name\" FROM \"public\".\"regions\")";

    private record Example(String sql, String rewritten) {
        @Override
        public String toString() {
            return sql;
        }
    }

    static List<Example> examples() throws IOException {
        try (InputStream content = SpliceTest.class.getResourceAsStream("splices.txt")) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .filter(block -> !block.startsWith("#"))
                    .map(block -> block.split("\n→ "))
                    .map(parts -> new Example(parts[0], parts[1].strip()))
                    .toList();
        }
    }

    private static String abbreviated(String sql) {
        return sql.replace(telling(CUSTOMERS) + ")", "⟨customers?⟩")
                .replace(telling(ORDERS) + ")", "⟨orders?⟩")
                .replace(CUSTOMERS + " OFFSET 0)", "⟨customers!⟩")
                .replace(CUSTOMERS + ")", "⟨customers⟩")
                .replace(ORDERS + " OFFSET 0)", "⟨orders!⟩")
                .replace(ORDERS + ")", "⟨orders⟩")
                .replace(REGIONS, "⟨regions⟩");
    }

    private static String telling(String select) {
        int from = select.indexOf(" FROM ");
        String condition = select.substring(select.indexOf(" WHERE ") + 7);
        return select.substring(0, from) + ", " + condition + " IS TRUE AS \"permitted\"" + select.substring(from);
    }

    private static AuthorizedQuery authorized(String sql) {
        Validation validation = GUARD.validate(sql, SampleShop.catalog());
        assertThat(validation).isInstanceOf(Validation.Accepted.class);
        return GUARD.authorize(((Validation.Accepted) validation).query());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void writesPoliciesAtTheTokensOfTables(Example example) {
        AuthorizedQuery query = authorized(example.sql());
        assertThat(abbreviated(query.sql())).isEqualTo(example.rewritten());
        String withoutNames = query.sql().replaceAll("\"[^\"]*\"", "");
        assertThat(withoutNames.chars().filter(c -> c == '?').count())
                .isEqualTo(query.parameters().size());
    }

    @Test
    void tellsWhatPolicyDid() {
        AuthorizedQuery query =
                authorized("SELECT c.ssn, o.amount FROM customers c JOIN orders o ON o.customer_id = c.id");
        assertThat(query.notices())
                .containsExactly(
                        "Rows of customers are limited by policy.",
                        "Rows of orders are limited by policy.",
                        "ssn is masked.");
        assertThat(query.maskedColumns()).containsExactly("sales.customers.ssn");
        assertThat(query.tables()).hasSize(2);
        assertThat(authorized("SELECT name FROM customers").maskedColumns()).isEmpty();
        assertThat(authorized("SELECT * FROM regions").notices()).isEmpty();
    }

    @Test
    void normalisesWithoutChangingMeaning() {
        String normal = Tokens.sql(Lexer.read(
                        "SELECT $$it's$$, E'a\\tb\\\\', U&'\\0041', \"A\"\"b\" /* x /* y */ z */, 1 - -1::int -- end\r, t.*",
                        100)
                .list());
        assertThat(normal).isEqualTo("select 'it''s', E'a\tb\\\\', 'A', \"A\"\"b\", 1 - - 1::int, t.*");
    }
}
