package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Functions that stand in FROM: what their columns are called. */
public final class TableFunctions {
    private static final List<String> PAIR = List.of("key", "value");
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "jsonb_array_elements",
            List.of("value"),
            "jsonb_array_elements_text",
            List.of("value"),
            "json_array_elements",
            List.of("value"),
            "json_array_elements_text",
            List.of("value"),
            "jsonb_each",
            PAIR,
            "jsonb_each_text",
            PAIR,
            "json_each",
            PAIR,
            "json_each_text",
            PAIR);

    private static final Set<String> HARMLESS = Set.of("generate_series", "unnest");

    private TableFunctions() {}

    /** The calls in FROM that stand side by side, or none where something else stands there. */
    public static List<SqlCall> calls(SqlNode from) {
        SqlNode inner = from;
        while (isWrapped(inner)) {
            inner = ((SqlCall) inner).operand(0);
        }
        if (inner.getKind() != SqlKind.COLLECTION_TABLE) {
            return List.of();
        }
        List<SqlCall> calls = new ArrayList<>();
        ((SqlCall) inner).getOperandList().forEach(call -> calls.add((SqlCall) call));
        return calls;
    }

    private static boolean isWrapped(SqlNode from) {
        return isNumbered(from) || isDefined(from);
    }

    private static boolean isNumbered(SqlNode from) {
        return from instanceof SqlCall call && call.getOperator() == PostgresOperators.WITH_ORDINALITY;
    }

    /** Whether the query itself says which columns there are. */
    static boolean isDefined(SqlNode from) {
        return from instanceof SqlCall call && call.getOperator() == PostgresOperators.DEFINED;
    }

    /** The alias of functions in FROM: the first one's name where they have no other. */
    static String name(SqlNode from) {
        return calls(from).get(0).getOperator().getName();
    }

    /**
     * The columns of functions in FROM as PostgreSQL names them. A row of one value is also known by the alias.
     *
     * @param from the functions with all that belongs to them
     * @param alias their alias
     */
    public static List<String> columns(SqlNode from, String alias) {
        if (isDefined(from)) {
            return Collections.nCopies(((SqlCall) from).operandCount() - 1, alias);
        }
        List<SqlCall> calls = calls(from);
        List<String> columns = new ArrayList<>();
        calls.forEach(call -> columns.addAll(
                columns(call, calls.size() == 1 ? alias : call.getOperator().getName())));
        if (isNumbered(from)) {
            columns.add("ordinality");
        } else if (columns.size() == 1 && !columns.contains(alias)) {
            columns.add(alias);
        }
        return columns;
    }

    private static List<String> columns(SqlCall call, String alias) {
        String name = call.getOperator().getName();
        boolean arrays = name.equals("unnest") && call.operandCount() > 1;
        return arrays ? Collections.nCopies(call.operandCount(), name) : COLUMNS.getOrDefault(name, List.of(alias));
    }

    /** Whether the function makes rows that have a field of this name. */
    static boolean hasField(SqlCall call, String field) {
        return COLUMNS.getOrDefault(call.getOperator().getName(), List.of()).contains(field);
    }

    /** Whether nothing of a row goes into the call, so that it fails for everyone if its arguments do. */
    public static boolean isHarmless(SqlCall call) {
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
