package io.nl2sql.core.guard.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Rules;
import io.nl2sql.core.guard.SampleShop;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintsTest {
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
                    select id from customer → Did you mean customers?
                    select id from public.customers → Did you mean customers?
                    select id from costumers → Did you mean customers?
                    with big as (select id from orders) select * from bigg → Did you mean big?
                    select 1 from "odd ""name""\" → 'Did you mean "Odd ""Name""\"?'
                    select nmae from customers → Did you mean name?
                    select id_customer from orders → Did you mean customer_id?
                    select c.amount from customers c, orders o → It is a column of o.
                    select placed_on from customers → It is a column of orders.
                    select code from customers → It is a column of regions.
                    select xyzzy from regions → 'There are code, name.'
                    select o.id from orders, customers c → 'Did you mean c?'
                    select customers.id from customers c → The table customers is called c here.
                    select zebra.id from customers c, orders o → 'The query reads c, o.'
                    select id from customers c, orders o → Write c.id or o.id.
                    select lowr(name) from customers → Did you mean lower?
                    select name from customers where sum(id) > 1 → 'Move it to the select list or to HAVING, or compute it in a WITH query first.'
                    select id from customers union select id, name from customers → Name as many columns on both sides.
                    """)
    void saysWhatToWriteInstead(String sql, String hint) {
        assertThat(findings(sql, SampleShop.catalog()).get(0).hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select token from vault",
                "select token from vaults",
                "select 1 from sales.vault v join valt on true",
                "select vault.token from customers",
                "select token from customers",
                "select notes, note from customers",
                "select c.notes from customers c where c.nots = 1"
            })
    void saysTheSameWhetherAHiddenNameExistsOrNot(String sql) {
        assertThat(findings(sql, SampleShop.catalog())).isEqualTo(findings(sql, withoutHidden()));
    }

    private static VisibleCatalog withoutHidden() {
        Catalog all = SampleShop.tables();
        Catalog fewer = new Catalog(
                all.dataSource(),
                all.version(),
                all.searchPath(),
                all.tables().stream()
                        .filter(table -> !table.name().table().equals("vault"))
                        .map(table -> table.name().table().equals("customers")
                                ? SampleShop.table(
                                        "sales",
                                        "customers",
                                        "id integer",
                                        "tenant_id integer",
                                        "name text",
                                        "ssn text")
                                : table)
                        .toList());
        return VisibleCatalog.of(fewer, SampleShop.rules(), Rules.ANN);
    }

    @Test
    void boundsSentencesAndTheirNumber() {
        String name = "x".repeat(50_000);
        List<Finding> found = findings("select \"" + name + "\", " + name + "(1) from customers", SampleShop.catalog());
        assertThat(found).allMatch(finding -> finding.message().length() <= 300);
        String many = "select " + "f(), ".repeat(399) + "1 from customers";
        assertThat(findings(many, SampleShop.catalog())).hasSize(20);
    }

    private static List<Finding> findings(String sql, VisibleCatalog catalog) {
        Validation validation = GUARD.validate(sql, catalog);
        assertThat(validation).isInstanceOf(Validation.Rejected.class);
        return ((Validation.Rejected) validation).findings();
    }
}
