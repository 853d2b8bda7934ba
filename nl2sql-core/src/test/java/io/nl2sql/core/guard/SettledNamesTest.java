package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.finding.Findings;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.TokenEdits;
import io.nl2sql.core.guard.lex.Tokens;
import io.nl2sql.core.guard.name.NameResolver;
import io.nl2sql.core.guard.name.SettledNames;
import io.nl2sql.core.guard.parse.ParseProblem;
import io.nl2sql.core.guard.parse.PostgresParser;
import io.nl2sql.core.guard.read.QueryReader;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is settled without the validator is what the validator would say as well. */
class SettledNamesTest {
    private static final VisibleCatalog CATALOG = SampleShop.catalog();
    private static final List<String> PLAIN = List.of(
            "select id, name from customers where tenant_id = 1 order by name desc limit 3",
            "select c.name, o.amount from customers c join orders o on o.customer_id = c.id where o.amount > 1 order by 2",
            "select c.name, sum(o.amount) as total from customers c, orders o where o.customer_id = c.id group by c.name"
                    + " having sum(o.amount) > 10 order by total desc, c.name",
            "select lower(name) as n, count(*) from customers group by n order by count(*)",
            "select lower(name), count(*) from customers group by 1 order by 1",
            "select lower(name) || 'x', count(*) from customers group by lower(name)",
            "select * from customers c where exists (select 1 from orders o where o.customer_id = c.id and amount > 5)",
            "select name, (select max(amount) from orders where customer_id = c.id) from customers c",
            "with t as (select customer_id, sum(amount) as total from orders group by customer_id) select c.name, t.total"
                    + " from t join customers c on c.id = t.customer_id where t.total > (select avg(total) from t)",
            "select x.who from (select name as who, id from customers) x order by x.id",
            "select x.b from (select id, name from customers) x (a, b) where a > 1",
            "select id from customers union select customer_id from orders order by id",
            "select name, rank() over (partition by tenant_id order by id) from customers",
            "select tenant_id, sum(sum(id)) over (order by tenant_id) from customers group by tenant_id",
            "select sales.customers.name from sales.customers",
            "select case when amount > 1 then 'a' else 'b' end as k, count(distinct customer_id) from orders group by k");

    /** A copy for the validator, and what it takes to resolve it. */
    private record Copy(SqlNode query, QueryReader reader) {
        boolean isSettled() {
            return SettledNames.in(query, reader::find);
        }

        void resolve() {
            NameResolver.resolve(query, reader.tables());
        }
    }

    /** Empty where reading alone finds something. */
    private static Optional<Copy> read(List<Token> tokens, String sql) {
        try {
            TokenEdits edits = new TokenEdits();
            SqlNode parsed = PostgresParser.parse(tokens, edits);
            Findings findings = new Findings(sql);
            QuerySource source = new QuerySource(tokens, findings);
            QueryReader reader = new QueryReader(CATALOG, source);
            SqlNode copy = reader.whole(parsed);
            boolean whole =
                    findings.isClean() && edits.isEmpty() && source.edits().isEmpty();
            return whole ? Optional.of(new Copy(copy, reader)) : Optional.empty();
        } catch (ParseProblem e) {
            return Optional.empty();
        }
    }

    private static List<Token> tokens(String sql) {
        return Lexer.read(sql, 1_000).list();
    }

    private static boolean isSettled(String sql) {
        return read(tokens(sql), sql).map(Copy::isSettled).orElseThrow();
    }

    @Test
    void settlesPlainQueries() {
        assertThat(PLAIN).allMatch(SettledNamesTest::isSettled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select nothing from customers",
                "select c.id from customers",
                "select id from customers c, orders o",
                "select o.id from customers c join orders o on o.customer_id = x.id join regions x on true",
                "select c.id from customers c, (select c.id from orders) o",
                "select name, count(*) from customers",
                "select name, count(*) from customers group by id",
                "select name from customers group by 2",
                "select id from customers where sum(id) > 1",
                "select sum(sum(id)) from customers",
                "select id from customers order by 2",
                "select distinct name from customers order by id",
                "select id, id from customers order by nothing",
                "select x.id from (select id, tenant_id as id from customers) x",
                "select id from customers union select id, name from customers",
                "select id from customers union select customer_id from orders order by amount",
                "select 1 from customers c, orders c",
                "select (select o.amount from orders o where o.id = c.id) , count(*) from customers c group by name",
                "select name, (select count(*) from orders o where o.id = c.id) from customers c group by name",
                "select t.nothing from (select id from customers) t",
                "with t as (select id from customers) select t.name from t",
                "select a.id from (select * from t) a, (with t as (select id from customers) select * from t) b",
                "select count(*) from customers c order by name",
                "select sum(id) over (partition by nothing) from customers",
                "select rank() over (order by name) from customers group by id",
                "select ctid from customers",
                "select customers from customers",
                "select id from customers c where exists (select sum(c.id) from orders)"
            })
    void leavesToTheValidatorWhatIsWrongOrOdd(String sql) {
        List<Token> tokens = tokens(sql);

        assertThat(read(tokens, sql).filter(Copy::isSettled)).isEmpty();
    }

    @Test
    void saysNothingThatTheValidatorWouldNot() {
        List<String> others = List.of("id", "name", "amount", "c", "o", "t", "x", "customers", "orders", "total", "1");
        int settled = 0;
        for (String sql : PLAIN) {
            List<Token> tokens = tokens(sql);
            for (int at = 0; at < tokens.size(); at++) {
                settled += agrees(changed(tokens, at, List.of()), sql);
                for (String other : others) {
                    settled += agrees(changed(tokens, at, tokens(other)), sql);
                }
            }
        }
        assertThat(settled).isGreaterThan(200);
    }

    private static List<Token> changed(List<Token> tokens, int at, List<Token> other) {
        List<Token> changed = new ArrayList<>(tokens);
        changed.remove(at);
        changed.addAll(at, other);
        return changed;
    }

    /** One where the change is settled. */
    private static int agrees(List<Token> tokens, String sql) {
        Optional<Copy> copy = read(tokens, sql).filter(Copy::isSettled);
        copy.ifPresent(settled ->
                assertThatCode(settled::resolve).as(Tokens.sql(tokens)).doesNotThrowAnyException());
        return copy.isPresent() ? 1 : 0;
    }
}
