package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.launcher.demo.DemoCompany;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.PolicySet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The demo company's catalog and policies, read from a real database, and queries that people ask of it. */
final class DemoSource {
    private static final String DATABASE = "benchmark";

    private DemoSource() {}

    static Principal analyst() {
        return new Principal("ann", Set.of(Roles.ANALYST), Claims.of(Map.of("region_id", ClaimValue.of(1))));
    }

    static PolicySet policies() {
        return PolicyFile.parse(DemoCompany.policy()).forDataSource(DemoCompany.DATABASE, PolicyBook.Access.POLICY);
    }

    static Catalog catalog() throws SQLException {
        TestPostgres.create(DATABASE, "CREATE ROLE " + DemoCompany.READER);
        try (Connection superuser = TestPostgres.connect(DATABASE, "postgres")) {
            DemoCompany.load(superuser, YearMonth.of(2026, 11));
            return new CatalogReader(DemoCompany.DATABASE, List.of("finance")).read(superuser);
        }
    }

    static VisibleCatalog visible() throws SQLException {
        return VisibleCatalog.of(catalog(), policies(), analyst());
    }

    static List<String> queries() throws IOException {
        try (InputStream text = DemoSource.class.getResourceAsStream("queries.sql")) {
            return Arrays.stream(new String(text.readAllBytes(), StandardCharsets.UTF_8).split(";\n"))
                    .filter(query -> !query.isBlank())
                    .toList();
        }
    }
}
