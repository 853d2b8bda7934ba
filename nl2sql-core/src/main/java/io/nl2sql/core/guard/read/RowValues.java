package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.parse.Constructs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * Rows of values. PostgreSQL compares them field by field where they are written into a comparison; anywhere else they
 * become records, and records of different shapes fail on the first row that compares them.
 */
final class RowValues {
    private static final Set<String> FIELDWISE = Set.of(
            "=",
            "<>",
            "<",
            ">",
            "<=",
            ">=",
            "BETWEEN ASYMMETRIC",
            "NOT BETWEEN ASYMMETRIC",
            "BETWEEN SYMMETRIC",
            "NOT BETWEEN SYMMETRIC",
            "IS DISTINCT FROM",
            "IS NOT DISTINCT FROM",
            "IS NULL",
            "IS NOT NULL",
            "IN",
            "NOT IN",
            "OVERLAPS");

    private RowValues() {}

    static boolean isRow(SqlNode node) {
        return node.getKind() == SqlKind.ROW
                || node instanceof SqlCall call && call.getOperator().getName().equals(Constructs.ROW);
    }

    /** The operands, or the fields of rows in their place where only rows of one width, or queries, are compared. */
    static List<SqlNode> fieldsOrOperands(SqlCall call) {
        List<SqlNode> operands = flat(call.getOperandList());
        long widths = operands.stream()
                .filter(RowValues::isRow)
                .map(row -> ((SqlCall) row).operandCount())
                .distinct()
                .count();
        boolean fieldwise = FIELDWISE.contains(call.getOperator().getName())
                && widths == 1
                && operands.stream().allMatch(operand -> isRow(operand) || isQuery(operand));
        if (!fieldwise) {
            return call.getOperandList();
        }
        List<SqlNode> fields = new ArrayList<>();
        for (SqlNode operand : operands) {
            fields.addAll(isRow(operand) ? ((SqlCall) operand).getOperandList() : List.of(operand));
        }
        return fields;
    }

    private static boolean isQuery(SqlNode node) {
        boolean quantified = node instanceof SqlCall call
                && call.getOperator().getName().equals(Constructs.QUANTIFIED)
                && call.operandCount() == 1;
        return (quantified ? ((SqlCall) node).operand(0) : node).isA(SqlKind.QUERY);
    }

    private static List<SqlNode> flat(List<SqlNode> operands) {
        List<SqlNode> flat = new ArrayList<>();
        for (SqlNode operand : operands) {
            if (operand instanceof SqlNodeList list) {
                flat.addAll(list.getList());
            } else if (operand != null) {
                flat.add(operand);
            }
        }
        return flat;
    }
}
