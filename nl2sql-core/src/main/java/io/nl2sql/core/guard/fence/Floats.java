package io.nl2sql.core.guard.fence;

import io.nl2sql.core.catalog.ColumnType.Category;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.read.Constants;
import io.nl2sql.core.guard.read.QuerySource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;

/**
 * Where exact numbers meet floating-point ones, PostgreSQL turns the exact ones into floating-point ones, and fails on
 * those that are too large.
 */
final class Floats {
    private static final Set<Category> NOT_FLOAT = EnumSet.complementOf(EnumSet.of(Category.FLOAT, Category.OTHER));
    private static final Set<Category> NOT_EXACT = EnumSet.complementOf(EnumSet.of(Category.DECIMAL, Category.OTHER));

    /** Types and functions that bring floating-point numbers into a query whose tables have none. */
    private static final Set<String> MAKERS = Set.of(
            "float",
            "float4",
            "float8",
            "real",
            "double",
            "date_part",
            // Of whole numbers.
            "ceil",
            "ceiling",
            "floor",
            "sign",
            "cume_dist",
            "percent_rank",
            "percentile_cont",
            "corr",
            "covar_pop",
            "covar_samp",
            "regr_slope",
            "regr_intercept",
            "regr_r2",
            "regr_avgx",
            "regr_avgy",
            "regr_sxx",
            "regr_sxy",
            "regr_syy");

    private static final Set<SqlKind> CONDITIONS = EnumSet.of(
            SqlKind.AND,
            SqlKind.OR,
            SqlKind.NOT,
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.GREATER_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL,
            SqlKind.EXISTS,
            SqlKind.LIKE,
            SqlKind.BETWEEN,
            SqlKind.IN,
            SqlKind.NOT_IN);

    private static final Set<String> NO_NUMBERS =
            Set.of("||", "lower", "upper", "trim", "count", "length", "date_trunc", "to_char", "now", "current_date");
    private static final Set<String> LISTS = Set.of(
            "ROW",
            "VALUES",
            "CASE",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            Constructs.ROW,
            Constructs.ARRAY,
            Constructs.QUANTIFIED);

    private final QuerySource source;
    private final boolean made;

    Floats(QuerySource source) {
        this.source = source;
        this.made = source.tokens().stream().anyMatch(Floats::isMaker);
    }

    private static boolean isMaker(Token token) {
        return token.isIdentifier() && MAKERS.contains(token.value());
    }

    /** Whether floating-point numbers could occur in the query. */
    private boolean mayOccur() {
        return made || source.readsFloats();
    }

    /** Whether one operand could be a floating-point number and another an exact one. */
    boolean mayMix(SqlCall call) {
        if (!mayOccur()) {
            return false;
        }
        List<SqlNode> operands = new ArrayList<>();
        values(call, operands);
        for (SqlNode one : operands) {
            for (SqlNode other : operands) {
                if (one != other && canBe(one, NOT_FLOAT, "DOUBLE") && canBe(other, NOT_EXACT, "INTEGER")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether columns of this name that USING compares could be of both sorts. */
    boolean mayMix(SqlIdentifier merged) {
        return mayOccur() && canBe(merged, NOT_FLOAT, "DOUBLE") && canBe(merged, NOT_EXACT, "INTEGER");
    }

    /** Whether the branches of a combined query could be of both sorts: nothing is known of them. */
    boolean mayMixBranches() {
        return mayOccur();
    }

    private static void values(SqlNode node, List<SqlNode> into) {
        if (node instanceof SqlNodeList list) {
            list.forEach(part -> value(part, into));
        } else if (node instanceof SqlCase choice) {
            if (choice.getValueOperand() != null) {
                value(choice.getValueOperand(), into);
                value(choice.getWhenOperands(), into);
            }
            value(choice.getThenOperands(), into);
            value(choice.getElseOperand(), into);
        } else {
            ((SqlCall) node).getOperandList().forEach(part -> value(part, into));
        }
    }

    private static void value(SqlNode node, List<SqlNode> into) {
        boolean list = node instanceof SqlNodeList
                || node instanceof SqlCall call
                        && LISTS.contains(call.getOperator().getName());
        if (list) {
            values(node, into);
        } else if (node != null) {
            into.add(node);
        }
    }

    /** @param others categories that rule it out */
    private boolean canBe(SqlNode node, Set<Category> others, String standIn) {
        if (node instanceof SqlIdentifier name) {
            return !source.isSurely(name.names.get(name.names.size() - 1), others);
        }
        if (Constants.isLiteral(node)) {
            return standIn.equals("DOUBLE") && Constants.isCastTo(node, standIn);
        }
        if (node.getKind() == SqlKind.CAST) {
            return Constants.isCastTo(node, standIn);
        }
        return !CONDITIONS.contains(node.getKind())
                && !(node instanceof SqlCall call
                        && NO_NUMBERS.contains(call.getOperator().getName()));
    }
}
