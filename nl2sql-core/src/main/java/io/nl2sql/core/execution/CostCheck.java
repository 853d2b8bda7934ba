package io.nl2sql.core.execution;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks PostgreSQL what a query would cost before it runs. */
final class CostCheck {
    /** The first one is the whole plan's; within strings of JSON the quotes are escaped. */
    private static final Pattern TOTAL = Pattern.compile("\"Total Cost\": ([0-9.]+)");

    private CostCheck() {}

    /**
     * Returns where the query's estimate is within the budget.
     *
     * @throws Nl2SqlException QUERY_TOO_EXPENSIVE, without the estimate
     */
    static void check(Connection connection, AuthorizedQuery query, double budget) throws SQLException {
        if (Double.isInfinite(budget)) {
            return;
        }
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN (FORMAT JSON) " + query.sql())) {
            explain.setEscapeProcessing(false);
            ClaimBinding.bind(explain, query.parameters());
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                if (total(plan.getString(1)) >= budget) {
                    throw new Nl2SqlException(
                            ErrorCode.QUERY_TOO_EXPENSIVE,
                            "The database expects the query to take far too long. Ask for less, or tie every table to"
                                    + " the others by a condition.");
                }
            }
        }
    }

    private static double total(String plan) {
        Matcher total = TOTAL.matcher(plan);
        if (!total.find()) {
            throw new IllegalStateException("A plan without a cost");
        }
        return Double.parseDouble(total.group(1));
    }
}
