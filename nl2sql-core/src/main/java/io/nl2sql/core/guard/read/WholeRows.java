package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.name.Scope;
import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/**
 * Where a whole row of a table may stand: in what only counts it, tests it for null or makes JSON of it. There it is
 * nothing but the visible columns, masked ones masked. Anywhere else it would be a record, which is no table's row any
 * more.
 */
final class WholeRows {
    private static final Set<String> TAKING_ROWS =
            Set.of("count", "to_json", "to_jsonb", "row_to_json", "IS NULL", "IS NOT NULL");
    /** Behind the row comes what they are sorted by. */
    private static final Set<String> COLLECTING_ROWS = Set.of("json_agg", "jsonb_agg");

    private final QuerySource source;

    WholeRows(QuerySource source) {
        this.source = source;
    }

    /** Whether the first operand of this call is a row for sure. */
    boolean isIn(SqlCall call, Scope scope) {
        String taker = call.getOperator().getName();
        boolean takesRow = call.operandCount() == 1 && TAKING_ROWS.contains(taker)
                || call.operandCount() > 0 && COLLECTING_ROWS.contains(taker);
        if (!takesRow || !(call.operand(0) instanceof SqlIdentifier name)) {
            return false;
        }
        if (name.isStar()) {
            return name.names.size() == 2 && scope.isRow(name.names.get(0));
        }
        if (!name.isSimple() || !scope.isRow(name.getSimple())) {
            return false;
        }
        // A column of this name, of whichever table, goes before the row: only the validator knows.
        return source.isRow(name);
    }

    /** The field of a row, {@code (c).name}, as the column that it is; null where it is anything else. */
    static SqlIdentifier column(SqlCall call, Scope scope) {
        boolean field = call.getOperator() == PostgresOperators.FIELD
                && call.operand(0) instanceof SqlIdentifier row
                && row.isSimple()
                && scope.isRow(row.getSimple());
        if (!field) {
            return null;
        }
        SqlNode name = call.operand(1);
        return new SqlIdentifier(
                List.of(
                        ((SqlIdentifier) call.operand(0)).getSimple(),
                        Constants.text(name).orElseThrow()),
                name.getParserPosition());
    }
}
