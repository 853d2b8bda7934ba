package io.nl2sql.core.execution;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the database reports into codes and sentences of our own. The database's text can hold stored values and
 * hidden names, so that neither it nor the exception that carries it goes further than this class.
 */
final class SqlFailures {
    private static final Logger LOG = LoggerFactory.getLogger(SqlFailures.class);

    Nl2SqlException translate(SQLException e, boolean cancelled) {
        if (cancelled) {
            return cancelled();
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        LOG.info("The database ended a query with SQLState {}", state);
        if (isTooLarge(e, state)) {
            return new Nl2SqlException(
                    ErrorCode.QUERY_TOO_EXPENSIVE, "The result holds values that are too large. Ask for less.");
        }
        if (isUnavailable(e, state)) {
            return new Nl2SqlException(
                    ErrorCode.DATA_SOURCE_UNAVAILABLE, "The data source cannot be reached. Try again later.");
        }
        if (state.equals("57014")) {
            return timeout();
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22" ->
                new Nl2SqlException(
                        ErrorCode.QUERY_DATA_ERROR,
                        "A calculation in the query failed on the data, such as a division by zero, an overflow or "
                                + "a conversion of text that is not a number or date (SQLSTATE class 22).");
            case "53", "54" ->
                new Nl2SqlException(
                        ErrorCode.QUERY_TOO_EXPENSIVE,
                        "The query needs more memory, disk or stack than the database allows. Ask for less.");
            case "42" ->
                new Nl2SqlException(
                        ErrorCode.QUERY_DATA_ERROR,
                        "The database cannot run this query, for instance because types do not fit (SQLSTATE class"
                                + " 42).");
            case "21" ->
                new Nl2SqlException(
                        ErrorCode.QUERY_DATA_ERROR,
                        "A sub-query that must give one row gave more (SQLSTATE class 21).");
            case "40", "55" ->
                new Nl2SqlException(
                        ErrorCode.DATA_SOURCE_UNAVAILABLE, "The database was busy with conflicting work. Try again.");
            default -> new Nl2SqlException(ErrorCode.INTERNAL, "The query failed in an unexpected way.");
        };
    }

    /** The driver stops reading at this limit and reports it, by the option's name, as a broken connection. */
    private static boolean isTooLarge(SQLException e, String state) {
        return state.startsWith("08") && String.valueOf(e.getMessage()).contains("maxResultBuffer");
    }

    /** Whether the database, rather than the statement, is what failed. */
    static boolean isUnavailable(SQLException e) {
        return isUnavailable(e, e.getSQLState() == null ? "" : e.getSQLState());
    }

    private static boolean isUnavailable(SQLException e, String state) {
        return e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("28")
                || state.equals("53300")
                || state.equals("3D000")
                || state.equals("25P03");
    }

    /** Between two fetches, where the server's own timer starts anew. */
    void check(Cancellation stop, long deadline) {
        if (stop.isCancelled()) {
            throw cancelled();
        }
        if (System.nanoTime() - deadline > 0) {
            throw timeout();
        }
    }

    Nl2SqlException cancelled() {
        return new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
    }

    private static Nl2SqlException timeout() {
        return new Nl2SqlException(
                ErrorCode.STATEMENT_TIMEOUT,
                "The query took longer than it may. Ask for a shorter period or fewer details.");
    }
}
