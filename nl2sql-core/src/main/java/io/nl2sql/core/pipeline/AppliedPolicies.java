package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says for auditors what policy did to a query: for every table which rows, with the claims' values as they were, and
 * every masked column.
 */
final class AppliedPolicies {
    private AppliedPolicies() {}

    static List<String> of(AuthorizedQuery query, VisibleCatalog catalog) {
        List<String> lines = new ArrayList<>();
        query.tables().stream()
                .sorted()
                .forEach(name -> catalog.find(name).ifPresent(table -> lines.add(rows(name, table.rows()))));
        query.maskedColumns().forEach(column -> lines.add(column + ": masked"));
        return lines;
    }

    private static String rows(TableName table, RowAccess access) {
        return table + ": "
                + access.fold(
                        () -> "all rows",
                        some -> "rows where " + text(some.condition()),
                        none -> "no rows: " + none.reason());
    }

    private static String text(SqlFragment condition) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < condition.parameters().size(); index++) {
            text.append(condition.texts().get(index))
                    .append(literal(condition.parameters().get(index)));
        }
        return text.append(condition.texts().get(condition.parameters().size()))
                .toString()
                .replace('\n', ' ');
    }

    static String literal(ClaimValue claim) {
        String values = claim.values().stream()
                .map(value -> claim.type() == ClaimValue.Type.TEXT
                        ? "'" + value.toString().replace("'", "''") + "'"
                        : value.toString())
                .collect(Collectors.joining(", "));
        return claim.multiple() ? "{" + values + "}" : values;
    }
}
