package io.nl2sql.core.guard.fence;

import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.guard.name.Functions;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.read.Constants;
import io.nl2sql.core.guard.read.DateFields;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

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
            Constructs.QUANTIFIED,
            Constructs.DISTINCT_ON,
            Constructs.ROW);
    private static final Set<String> TEXT_TO_TEXT =
            Set.of("||", "coalesce", "concat", "concat_ws", "lower", "upper", "trim");
    private static final Set<String> LIKES = Set.of("LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE");

    /** What makes one type of its operands. */
    private static final Set<String> COMPARING = Set.of(
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
            "IN",
            "NOT IN",
            "CASE",
            "VALUES",
            "coalesce",
            "nullif",
            "greatest",
            "least");

    private static final Set<String> JOINED = Set.of("||", "concat", "concat_ws", Constructs.ARRAY);
    private static final Set<String> PARTS = Set.of("left", "right", "substring", "substr", "split_part");
    private static final Set<String> NUMERIC = Set.of("+", "-", "*", "/", "%", "round", "trunc", "abs", "mod");
    private static final int MOST_DIGITS = 9;

    private final QuerySource source;
    private final Floats floats;
    private final ExactNumbers numbers;

    Harmless(QuerySource source, Floats floats) {
        this.source = source;
        this.floats = floats;
        this.numbers = new ExactNumbers(source);
    }

    /** Whether this node can fail for some values of its operands; the operands are judged on their own. */
    boolean canFail(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        String name = call.getOperator().getName();
        if (COMPARING.contains(name) && floats.mayMix(call)) {
            return true;
        }
        if (OPERATORS.contains(name) || Constants.isSafe(node)) {
            return false;
        }
        if (LIKES.contains(name)) {
            return !isPlainPattern(call);
        }
        return switch (call.getKind()) {
            case CAST -> !isSafeCast(call);
            case WINDOW, OVER, FILTER, WITHIN_GROUP -> false;
            default -> operatorCanFail(call, name);
        };
    }

    private boolean operatorCanFail(SqlCall call, String name) {
        if (JOINED.contains(name)) {
            return !call.getOperandList().stream().allMatch(this::isText);
        }
        if (NUMERIC.contains(name)) {
            return !numbers.isSafe(call);
        }
        return PARTS.contains(name) ? !isSafePart(call, name) : functionCanFail(call, name);
    }

    /** Plain numbers from zero on, from one on where parts are counted; anything else could be a pattern or negative. */
    private static boolean isSafePart(SqlCall call, String name) {
        boolean split = name.equals("split_part");
        int numbers = split ? 2 : 1;
        boolean plain = call.operandCount() > numbers
                && call.getOperandList().stream().skip(numbers).allMatch(part -> isPlainNumber(part, split ? 1 : 0));
        return plain && (!split || Constants.text(call.operand(1)).isPresent());
    }

    private static boolean isPlainNumber(SqlNode node, int least) {
        return node instanceof SqlNumericLiteral number
                && number.isInteger()
                && number.toValue().length() <= MOST_DIGITS
                && number.bigDecimalValue().intValue() >= least;
    }

    private boolean functionCanFail(SqlCall call, String name) {
        Optional<Functions.Function> function = call.getKind() == SqlKind.OTHER_FUNCTION
                ? Functions.find(call.getOperator().getName())
                : Optional.empty();
        if (function.isEmpty()) {
            return true;
        }
        List<SqlNode> arguments = call.getOperandList();
        return switch (function.get().raises()) {
            case NEVER -> false;
            case NEVER_OF_ONE -> arguments.size() != 1;
            case ALWAYS -> true;
            case UNLESS_FIELD -> !(arguments.size() == 2 && isSafeField(name, arguments));
            case UNLESS_DATE_FORMAT ->
                !(arguments.size() == 2
                        && isDate(arguments.get(0))
                        && Constants.text(arguments.get(1))
                                .filter(DateFields::isPlainFormat)
                                .isPresent());
            case ON_FLOATS -> !(arguments.size() == 1 && isSurely(arguments.get(0), EXACT));
        };
    }

    private boolean isSafeField(String function, List<SqlNode> arguments) {
        String field = Constants.text(arguments.get(0)).orElse("");
        if (!isDate(arguments.get(1)) || !DateFields.isKnown(field)) {
            return false;
        }
        return function.equals("date_trunc") || DATE_PARTS.contains(field) || isSurely(arguments.get(1), TIMED);
    }

    // Kinds of values

    private boolean isDate(SqlNode node) {
        if (isSurely(node, DATES) || Constants.isClock(node)) {
            return true;
        }
        if (!(node instanceof SqlCall call)) {
            return false;
        }
        boolean truncated = call.getOperator().getName().equals("date_trunc");
        return truncated && call.operandCount() == 2 && isDate(call.operand(1))
                || call.getKind() == SqlKind.CAST && Constants.isCastTo(call, "DATE") && isDate(call.operand(0));
    }

    private boolean isSafeCast(SqlCall cast) {
        return Constants.isCastTo(cast, "VARCHAR")
                || Constants.isLiteral(cast)
                || Constants.isCastTo(cast, "DATE") && isDate(cast.operand(0));
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
        if (PARTS.contains(name)) {
            return isText(call.operand(0)) && isSafePart(call, name);
        }
        return call.getKind() == SqlKind.CAST && Constants.isCastTo(call, "VARCHAR") && isText(call.operand(0));
    }

    private boolean isSurely(SqlNode node, Set<Category> anyOf) {
        return node instanceof SqlIdentifier name
                && !name.isStar()
                && source.isSurely(name.names.get(name.names.size() - 1), anyOf);
    }

    private static boolean isPlainPattern(SqlCall like) {
        return like.operandCount() == 2 && isPlainPattern((SqlNode) like.operand(1));
    }

    private static boolean isPlainPattern(SqlNode pattern) {
        boolean list = pattern instanceof SqlCall call
                && (call.getOperator().getName().equals(Constructs.QUANTIFIED)
                        || call.getOperator().getName().equals(Constructs.ARRAY));
        if (list) {
            return ((SqlCall) pattern).getOperandList().stream().allMatch(Harmless::isPlainPattern);
        }
        if (Constants.isCastTo(pattern, "VARCHAR")) {
            // A cast may cut the text behind any backslash.
            return Constants.text(((SqlCall) pattern).operand(0))
                    .filter(text -> text.indexOf('\\') < 0)
                    .isPresent();
        }
        return Constants.text(pattern).filter(text -> !text.endsWith("\\")).isPresent();
    }
}
