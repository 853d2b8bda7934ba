package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.parse.Constructs;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/**
 * A pattern that ends in its escape character fails only on values that match so far; and PostgreSQL's planner tries
 * constant patterns on its sample of the column, hidden rows included, before any policy. Such patterns are refused.
 */
final class LikePattern {
    private static final Set<String> PLAIN =
            Set.of("||", "lower", "upper", "trim", "coalesce", Constructs.ARRAY, Constructs.QUANTIFIED);

    private static final String HASH = "#35#";

    private LikePattern() {}

    static boolean isSound(SqlCall like) {
        SqlNode pattern = like.operand(1);
        if (like.operandCount() == 3) {
            return pattern instanceof SqlCharStringLiteral text
                    && like.operand(2) instanceof SqlCharStringLiteral escape
                    && isSound(text(text), text(escape));
        }
        if (pattern instanceof SqlCharStringLiteral text) {
            return !endsInEscape(text(text), '\\');
        }
        return !isConstant(pattern) || isPlain(pattern);
    }

    /** In the tree odd characters are written as numbers between hashes; they end in one, as nothing else does. */
    private static boolean isSound(String pattern, String escape) {
        return escape.isEmpty()
                || escape.length() == 1 && !endsInEscape(pattern, escape.charAt(0))
                || escape.equals(HASH) && !endsInEscape(pattern.replace(HASH, "#"), '#');
    }

    private static boolean endsInEscape(String pattern, char escape) {
        int run = 0;
        while (run < pattern.length() && pattern.charAt(pattern.length() - 1 - run) == escape) {
            run++;
        }
        return run % 2 == 1;
    }

    /** Whether the planner may compute the pattern. */
    private static boolean isConstant(SqlNode node) {
        if (node instanceof SqlIdentifier) {
            return false;
        }
        return !(node instanceof SqlCall call)
                || call.getOperandList().stream().allMatch(part -> part == null || isConstant(part));
    }

    private static boolean isPlain(SqlNode node) {
        if (node instanceof SqlCharStringLiteral text) {
            return text(text).indexOf('\\') < 0;
        }
        if (Constants.isCastTo(node, "VARCHAR")) {
            return isPlain(((SqlCall) node).operand(0));
        }
        return node instanceof SqlCall call
                && PLAIN.contains(call.getOperator().getName())
                && call.getOperandList().stream().allMatch(LikePattern::isPlain);
    }

    private static String text(SqlCharStringLiteral literal) {
        return literal.getValueAs(String.class);
    }
}
