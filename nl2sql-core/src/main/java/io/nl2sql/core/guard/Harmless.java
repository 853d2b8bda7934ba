package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.ColumnType.Category;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * Knows the expressions that cannot fail, whatever the values in the columns: a closed list. A constant that fails does
 * so while the query is planned, for everyone alike; that holds for literals only.
 */
final class Harmless {
    private static final Set<Category> DATES = Set.of(Category.DATE, Category.TIMESTAMP, Category.TIMESTAMP_WITH_ZONE);
    private static final Set<Category> EXACT = Set.of(Category.INTEGER, Category.DECIMAL);
    private static final Set<Category> TEXTUAL =
            Set.of(Category.TEXT, Category.INTEGER, Category.DECIMAL, Category.DATE, Category.TIMESTAMP);
    private static final Set<Category> TIMED = Set.of(Category.TIMESTAMP, Category.TIMESTAMP_WITH_ZONE);
    private static final Set<String> DATE_PARTS = Set.of(
            "century",
            "day",
            "decade",
            "dow",
            "doy",
            "isodow",
            "isoyear",
            "millennium",
            "month",
            "quarter",
            "week",
            "year",
            "epoch");
    private static final Set<String> OPERATORS = Set.of(
            "AND",
            "OR",
            "NOT",
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
            "IS NULL",
            "IS NOT NULL",
            "IS TRUE",
            "IS NOT TRUE",
            "IS FALSE",
            "IS NOT FALSE",
            "IS UNKNOWN",
            "IS NOT UNKNOWN",
            "IS DISTINCT FROM",
            "IS NOT DISTINCT FROM",
            "ROW",
            "EXISTS",
            "IN",
            "NOT IN",
            "CASE",
            "AS",
            "VALUES",
            "DESC",
            "NULLS FIRST",
            "NULLS LAST",
            Analysis.QUANTIFIED,
            Analysis.DISTINCT_ON,
            Analysis.ROW);
    private static final Set<String> TEXT_TO_TEXT = Set.of("||", "coalesce", "lower", "upper", "trim");
    private static final Set<String> LIKES = Set.of("LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE");
    private static final Set<String> CLOCK =
            Set.of("now", "current_date", "current_timestamp", "localtimestamp", "transaction_timestamp");
    /** Numbers of up to four digits, with or without the names of units: no sum with a clock leaves its range. */
    private static final Pattern SHORT = Pattern.compile("(?:[^0-9]*[0-9]{1,4}(?![0-9]))*[^0-9]*");

    private final QuerySource source;

    Harmless(QuerySource source) {
        this.source = source;
    }

    /** Whether this node can fail for some values of its operands; the operands are judged on their own. */
    boolean canFail(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        String name = call.getOperator().getName();
        if (OPERATORS.contains(name) || isConstant(node) || isClockSum(node)) {
            return false;
        }
        if (LIKES.contains(name)) {
            return !isPlainPattern(call);
        }
        return switch (call.getKind()) {
            case CAST -> !isSafeCast(call);
            case WINDOW, OVER, FILTER, WITHIN_GROUP -> false;
            default ->
                name.equals("||") || name.equals(Analysis.ARRAY)
                        ? !call.getOperandList().stream().allMatch(this::isText)
                        : functionCanFail(call, name);
        };
    }

    private boolean functionCanFail(SqlCall call, String name) {
        Optional<Functions.Function> function = find(call);
        if (function.isEmpty()) {
            return true;
        }
        List<SqlNode> arguments = call.getOperandList();
        return switch (function.get().raises()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case UNLESS_FIELD -> !(arguments.size() == 2 && isSafeField(name, arguments));
            case UNLESS_DATE_FORMAT ->
                !(arguments.size() == 2
                        && isDate(arguments.get(0))
                        && text(arguments.get(1))
                                .filter(DateFields::isPlainFormat)
                                .isPresent());
            case ON_FLOATS -> !(arguments.size() == 1 && isSurely(arguments.get(0), EXACT));
        };
    }

    private boolean isSafeField(String function, List<SqlNode> arguments) {
        String field = text(arguments.get(0)).orElse("");
        if (!isDate(arguments.get(1)) || !DateFields.isKnown(field)) {
            return false;
        }
        return function.equals("date_trunc") || DATE_PARTS.contains(field) || isSurely(arguments.get(1), TIMED);
    }

    // Kinds of values

    private boolean isDate(SqlNode node) {
        if (isSurely(node, DATES) || isClock(node)) {
            return true;
        }
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        boolean truncated = call.getOperator().getName().equals("date_trunc");
        return truncated && call.operandCount() == 2 && isDate(call.operand(1))
                || call.getKind() == SqlKind.CAST && isCastTo(call, "DATE") && isDate(call.operand(0));
    }

    private boolean isSafeCast(SqlCall cast) {
        return isCastTo(cast, "VARCHAR")
                || cast.operand(0) instanceof SqlLiteral
                || isCastTo(cast, "DATE") && isDate(cast.operand(0));
    }

    private static boolean isCastTo(SqlCall cast, String standIn) {
        SqlDataTypeSpec type = cast.operand(1);
        return type.getTypeName().getSimple().equals(standIn);
    }

    /** Text of the table or of the query itself: not computed by an inner query, where it may have grown. */
    private boolean isText(SqlNode node) {
        if (node instanceof SqlLiteral || isSurely(node, TEXTUAL)) {
            return true;
        }
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        String name = call.getOperator().getName();
        if (TEXT_TO_TEXT.contains(name)) {
            return call.getOperandList().stream().allMatch(this::isText);
        }
        return call.getKind() == SqlKind.CAST && isCastTo(call, "VARCHAR") && isText(call.operand(0));
    }

    private boolean isSurely(SqlNode node, Set<Category> anyOf) {
        return node instanceof SqlIdentifier name
                && !name.isStar()
                && source.isSurely(name.names.get(name.names.size() - 1), anyOf);
    }

    private static boolean isPlainPattern(SqlCall like) {
        return like.operandCount() == 2
                && text(like.operand(1))
                        .filter(pattern -> !pattern.endsWith("\\"))
                        .isPresent();
    }

    // Constants

    private static boolean isConstant(SqlNode node) {
        if (node instanceof SqlLiteral) {
            return true;
        }
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        boolean sign = call.getKind() == SqlKind.MINUS_PREFIX || call.getKind() == SqlKind.PLUS_PREFIX;
        return sign && call.operand(0) instanceof SqlLiteral
                || call.getKind() == SqlKind.CAST && call.operand(0) instanceof SqlLiteral;
    }

    /** The clock, a date or a number, moved by a moderate distance. */
    private static boolean isClockSum(SqlNode node) {
        if (isConstant(node)) {
            return isShort(node);
        }
        if (isClock(node)) {
            return true;
        }
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        String name = call.getOperator().getName();
        boolean truncated = name.equals("date_trunc")
                && call.operandCount() == 2
                && text(call.operand(0)).filter(DateFields::isKnown).isPresent();
        if (truncated) {
            return isClockSum(call.operand(1));
        }
        if (call.getKind() == SqlKind.CAST) {
            return isCastTo(call, "DATE") && isClockSum(call.operand(0));
        }
        return (call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS)
                && call.operandCount() == 2
                && isClockSum(call.operand(0))
                && isClockSum(call.operand(1));
    }

    private static boolean isShort(SqlNode constant) {
        SqlNode literal = constant instanceof SqlCall call ? call.operand(0) : constant;
        String written = literal instanceof SqlCharStringLiteral text
                ? text.getValueAs(String.class)
                : String.valueOf(((SqlLiteral) literal).toValue());
        return SHORT.matcher(written).matches();
    }

    private static boolean isClock(SqlNode node) {
        return node instanceof SqlCall call
                && call.operandCount() == 0
                && CLOCK.contains(call.getOperator().getName());
    }

    private static Optional<String> text(SqlNode node) {
        return node instanceof SqlCharStringLiteral literal
                ? Optional.of(literal.getValueAs(String.class))
                : Optional.empty();
    }

    // Aggregates

    private static Optional<Functions.Function> find(SqlNode node) {
        return node instanceof SqlCall call && call.getKind() == SqlKind.OTHER_FUNCTION
                ? Functions.find(call.getOperator().getName())
                : Optional.empty();
    }

    /** A call of an aggregate, with its FILTER and the like, but not over a window. */
    static boolean isAggregate(SqlNode node) {
        if (node.getKind() == SqlKind.FILTER || node.getKind() == SqlKind.WITHIN_GROUP) {
            return isAggregate(((SqlCall) node).operand(0));
        }
        return find(node)
                .filter(function -> function.kind() == Functions.Kind.AGGREGATE)
                .isPresent();
    }

    static boolean holdsAggregate(SqlNode node) {
        if (isAggregate(node)) {
            return true;
        }
        if (node.isA(SqlKind.QUERY) || node.getKind() == SqlKind.OVER) {
            return false;
        }
        if (node instanceof SqlNodeList list) {
            return list.getList().stream().anyMatch(Harmless::holdsAggregate);
        }
        return node instanceof SqlCall call
                && call.getOperandList().stream().anyMatch(part -> part != null && holdsAggregate(part));
    }
}
