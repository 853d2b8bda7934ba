package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what an empty result means: that there is nothing, or nothing that the asker may see. It says the same whether or
 * not hidden rows would have matched.
 */
final class NothingFound {
    private NothingFound() {}

    static List<String> sentences(ResultTable result, AuthorizedQuery query, VisibleCatalog catalog) {
        if (!holdsNothing(result)) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        query.tables().stream()
                .sorted()
                .forEach(name -> rows(catalog, name).ifPresent(rows -> {
                    if (rows instanceof RowAccess.None none) {
                        reasons.add(none.reason());
                    } else if (rows instanceof RowAccess.Matching) {
                        limited.add(name.toString());
                    }
                }));
        if (!limited.isEmpty()) {
            reasons.add(Notices.noRowsSeen(limited));
        } else if (reasons.isEmpty() && result.rows().isEmpty()) {
            reasons.add(Notices.noRows());
        }
        return reasons;
    }

    private static Optional<RowAccess> rows(VisibleCatalog catalog, TableName name) {
        return catalog.find(name).map(VisibleTable::rows);
    }

    /** No rows, or the single row that aggregates make of no rows: counts of zero, and null. */
    static boolean holdsNothing(ResultTable result) {
        List<List<Object>> rows = result.rows();
        return rows.isEmpty() || (rows.size() == 1 && rows.get(0).stream().allMatch(NothingFound::isNothing));
    }

    private static boolean isNothing(Object value) {
        return value == null || (value instanceof Number number && number.doubleValue() == 0);
    }
}
