package io.nl2sql.core.guard.fence;

import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/**
 * Arithmetic over a table's exact numbers that cannot fail. Whole numbers overflow as soon as the asker picks a factor
 * that is large enough, so sums and products must hold a decimal, which has 131,072 digits before the point; what is
 * divided by is a number above zero, or a column whose zeros are made NULL.
 */
final class ExactNumbers {
    /** What an expression surely is. */
    private enum Sort {
        WHOLE,
        DECIMAL,
        UNKNOWN
    }

    private static final Set<Category> WHOLE = Set.of(Category.INTEGER);
    private static final Set<Category> DECIMAL = Set.of(Category.DECIMAL);
    private static final Set<Category> DECIMAL_OR_FLOAT = Set.of(Category.DECIMAL, Category.FLOAT);

    private static final Pattern SHORT = Pattern.compile("[0-9]{1,9}|[0-9]{1,9}\\.[0-9]{1,9}");
    /** No column's digits come near the limit when so few are multiplied. */
    private static final int MOST_OPERANDS = 8;

    private final QuerySource source;

    ExactNumbers(QuerySource source) {
        this.source = source;
    }

    /** Whether the operator or function surely computes without failing. */
    boolean isSafe(SqlCall call) {
        List<SqlNode> arguments = call.getOperandList();
        if (arguments.isEmpty()) {
            return false;
        }
        return switch (call.getOperator().getName()) {
            case "round", "trunc" -> isRounded(arguments);
            case "abs" -> arguments.size() == 1 && isSurely(arguments.get(0), DECIMAL_OR_FLOAT);
            default -> sort(call) != Sort.UNKNOWN;
        };
    }

    /** A whole number that is rounded to no digits becomes a floating-point one. */
    private boolean isRounded(List<SqlNode> arguments) {
        Sort sort = sort(arguments.get(0));
        boolean number = arguments.size() == 1
                ? sort == Sort.DECIMAL || isSurely(arguments.get(0), DECIMAL_OR_FLOAT)
                : sort != Sort.UNKNOWN;
        return number && arguments.stream().skip(1).allMatch(ExactNumbers::isCount);
    }

    private static boolean isCount(SqlNode node) {
        return isShort(node) && ((SqlNumericLiteral) node).toValue().length() <= 2;
    }

    private Sort sort(SqlNode node) {
        return operands(node) > MOST_OPERANDS ? Sort.UNKNOWN : sortOf(node);
    }

    private Sort sortOf(SqlNode node) {
        if (node instanceof SqlIdentifier) {
            Sort whole = isSurely(node, WHOLE) ? Sort.WHOLE : Sort.UNKNOWN;
            return isSurely(node, DECIMAL) ? Sort.DECIMAL : whole;
        }
        if (isShort(node)) {
            return ((SqlNumericLiteral) node).toValue().indexOf('.') < 0 ? Sort.WHOLE : Sort.DECIMAL;
        }
        if (!(node instanceof SqlCall call)) {
            return Sort.UNKNOWN;
        }
        return switch (call.getOperator().getName()) {
            case "+", "-", "*" -> both(call) == Sort.DECIMAL ? Sort.DECIMAL : Sort.UNKNOWN;
            case "/", "%", "mod" -> call.operandCount() == 2 ? quotient(call) : Sort.UNKNOWN;
            case "coalesce" -> both(call);
            default -> Sort.UNKNOWN;
        };
    }

    private Sort quotient(SqlCall call) {
        return isNeverZero(call.operand(1)) ? both(call) : Sort.UNKNOWN;
    }

    private boolean isNeverZero(SqlNode divisor) {
        if (isShort(divisor)) {
            return ((SqlNumericLiteral) divisor).bigDecimalValue().signum() > 0;
        }
        return isNullIfZero(divisor);
    }

    private boolean isNullIfZero(SqlNode node) {
        return node instanceof SqlCall call
                && call.getOperator().getName().equals("nullif")
                && call.operandCount() == 2
                && call.operand(0) instanceof SqlIdentifier
                && isShort(call.operand(1))
                && ((SqlNumericLiteral) call.operand(1)).bigDecimalValue().signum() == 0;
    }

    /** Decimal where one of the operands is, whole where all are. */
    private Sort both(SqlCall call) {
        Sort sort = Sort.WHOLE;
        for (SqlNode operand : call.getOperandList()) {
            Sort one = isNullIfZero(operand) ? sortOf(((SqlCall) operand).operand(0)) : sortOf(operand);
            if (one == Sort.UNKNOWN) {
                return Sort.UNKNOWN;
            }
            sort = one == Sort.DECIMAL ? one : sort;
        }
        return call.operandCount() < 2 && call.getKind() != SqlKind.OTHER_FUNCTION ? Sort.UNKNOWN : sort;
    }

    private static int operands(SqlNode node) {
        return node instanceof SqlCall call
                ? call.getOperandList().stream()
                        .mapToInt(ExactNumbers::operands)
                        .sum()
                : 1;
    }

    private static boolean isShort(SqlNode node) {
        return node instanceof SqlNumericLiteral number
                && SHORT.matcher(number.toValue()).matches();
    }

    private boolean isSurely(SqlNode node, Set<Category> anyOf) {
        return node instanceof SqlIdentifier name
                && !name.isStar()
                && source.isSurely(name.names.get(name.names.size() - 1), anyOf);
    }
}
