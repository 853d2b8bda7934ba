package io.nl2sql.tests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.launcher.demo.DemoCompany;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoDatabaseTest {
    private static final List<String> TABLES =
            List.of("regions", "cost_centers", "employees", "vendors", "gl_accounts", "purchase_orders", "accruals");

    @BeforeAll
    static void load() throws SQLException {
        TestPostgres.create(
                "demo_a",
                "DO $$ BEGIN IF to_regrole('nl2sql_reader') IS NULL THEN CREATE ROLE nl2sql_reader LOGIN; END IF; END $$");
        TestPostgres.create("demo_b", "SELECT 1");
        for (String database : List.of("demo_a", "demo_b")) {
            try (Connection superuser = TestPostgres.connect(database, "postgres")) {
                assertThat(DemoCompany.isLoaded(superuser)).isFalse();
                DemoCompany.load(superuser, YearMonth.of(2026, 2));
                assertThat(DemoCompany.isLoaded(superuser)).isTrue();
            }
        }
    }

    private static List<String> rows(String database, String user, String query) throws SQLException {
        try (Connection connection = TestPostgres.connect(database, user);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    private static List<String> demo(String query) throws SQLException {
        return rows("demo_a", "postgres", query);
    }

    @Test
    void holds13152AccrualsOver36MonthsThatEndWithTheAnchor() throws SQLException {
        assertThat(demo("SELECT count(*), count(DISTINCT period), min(period), max(period) FROM finance.accruals"))
                .containsExactly("13152|36|2023-03-01|2026-02-01");
    }

    private static String digest(String table) {
        return "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM finance." + table + " AS t";
    }

    @Test
    void isTheSameEachTime() throws SQLException {
        for (String table : TABLES) {
            assertThat(demo(digest(table))).as(table).isEqualTo(rows("demo_b", "postgres", digest(table)));
        }
    }

    @Test
    void describesEveryTableAndColumn() throws SQLException {
        assertThat(demo("""
                                SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                                 WHERE c.relnamespace = 'finance'::regnamespace AND c.relkind = 'r' AND a.attnum >= 0
                                   AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)
                                """)).isEmpty();
    }

    @Test
    void isSkewedAsBusinessIs() throws SQLException {
        assertThat(demo("""
                                SELECT count(*) FILTER (WHERE region_id = 1) > 1.3 * count(*) FILTER (WHERE region_id = 2),
                                       count(*) FILTER (WHERE extract(month FROM period) = 12) > 1.3 * count(*) FILTER (WHERE extract(month FROM period) = 11),
                                       (SELECT sum(n) > 13152 * 0.4 FROM (SELECT count(*) AS n FROM finance.accruals GROUP BY vendor_id ORDER BY n DESC LIMIT 10) AS top)
                                  FROM finance.accruals
                                """)).containsExactly("t|t|t");
    }

    @Test
    void keepsVendorsOrdersAndCostCentersOfAnAccrualInItsRegion() throws SQLException {
        assertThat(demo("""
                                SELECT count(*) FROM finance.accruals a
                                  JOIN finance.vendors v USING (vendor_id) JOIN finance.cost_centers c USING (cost_center_id)
                                  LEFT JOIN finance.purchase_orders p USING (purchase_order_id)
                                 WHERE v.region_id <> a.region_id OR c.region_id <> a.region_id
                                    OR p.region_id <> a.region_id OR p.vendor_id <> a.vendor_id OR p.ordered_on > a.posted_on
                                """)).containsExactly("0");
    }

    @Test
    void letsItsReaderReadAndNothingElse() throws SQLException {
        assertThat(rows("demo_a", "nl2sql_reader", "SELECT count(*) FROM finance.employees"))
                .containsExactly("240");
        for (String refused : List.of(
                "SELECT set_config('search_path', 'x', false)",
                "SELECT pg_sleep(0)",
                "SELECT query_to_xml('SELECT 1', true, true, '')",
                "SELECT lo_create(0)",
                "CREATE TABLE finance.x (a int)",
                "DELETE FROM finance.accruals")) {
            assertThatThrownBy(() -> rows("demo_a", "nl2sql_reader", refused))
                    .as(refused)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|read-only).*");
        }
    }
}
