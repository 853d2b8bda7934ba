package io.nl2sql.core.guard;

import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Functions that stand in FROM: what their columns are called. */
final class TableFunctions {
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "jsonb_array_elements", List.of("value"),
            "jsonb_array_elements_text", List.of("value"),
            "json_array_elements", List.of("value"),
            "json_array_elements_text", List.of("value"),
            "jsonb_each", List.of("key", "value"),
            "jsonb_each_text", List.of("key", "value"),
            "json_each", List.of("key", "value"),
            "json_each_text", List.of("key", "value"));

    private static final Set<String> HARMLESS = Set.of("generate_series", "unnest");

    private TableFunctions() {}

    /** The call of a function in FROM, or empty where something else stands there. */
    static Optional<SqlCall> call(SqlNode from) {
        SqlNode inner = isNumbered(from) ? ((SqlCall) from).operand(0) : from;
        return inner.getKind() == SqlKind.COLLECTION_TABLE && ((SqlCall) inner).operand(0) instanceof SqlCall call
                ? Optional.of(call)
                : Optional.empty();
    }

    private static boolean isNumbered(SqlNode from) {
        return from instanceof SqlCall call && call.getOperator() == PostgresOperators.WITH_ORDINALITY;
    }

    /** The alias of a function in FROM: the function's name where it has no other. */
    static String name(SqlNode from) {
        return call(from).map(call -> call.getOperator().getName()).orElse("");
    }

    /**
     * The columns of a function in FROM as PostgreSQL names them. A row of one value is also known by the alias.
     *
     * @param from the function with all that belongs to it
     * @param alias its alias
     */
    static List<String> columns(SqlNode from, String alias) {
        List<String> known = COLUMNS.getOrDefault(name(from), List.of());
        List<String> columns = new ArrayList<>(known.isEmpty() ? List.of(alias) : known);
        if (isNumbered(from)) {
            columns.add("ordinality");
        } else if (known.size() == 1 && !known.contains(alias)) {
            columns.add(alias);
        }
        return columns;
    }

    /** Whether nothing of a row goes into the call, so that it fails for everyone if its arguments do. */
    static boolean isHarmless(SqlCall call) {
        return HARMLESS.contains(call.getOperator().getName())
                && call.getOperandList().stream().allMatch(TableFunctions::holdsNoName);
    }

    private static boolean holdsNoName(SqlNode node) {
        if (node instanceof SqlIdentifier || node.isA(SqlKind.QUERY)) {
            return false;
        }
        return !(node instanceof SqlCall call)
                || call.getOperandList().stream().allMatch(part -> part == null || holdsNoName(part));
    }
}
