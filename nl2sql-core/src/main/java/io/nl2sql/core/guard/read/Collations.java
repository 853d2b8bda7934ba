package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/**
 * Where COLLATE may stand. A collation that a query gives to a column can meet another one, and that fails on the first
 * row that is compared; what a comparison or a sort key is told goes no further than that. Collations of the user's own
 * can fail in comparisons; those that come with PostgreSQL do not.
 */
final class Collations {
    private static final Set<String> COMPARING = Set.of(
            "=",
            "<>",
            "<",
            ">",
            "<=",
            ">=",
            "BETWEEN ASYMMETRIC",
            "NOT BETWEEN ASYMMETRIC",
            "LIKE",
            "NOT LIKE",
            "ILIKE",
            "NOT ILIKE");
    private static final Pattern BUILT_IN =
            Pattern.compile("(pg_catalog\\.)?(C|POSIX|default|ucs_basic|[a-z]{2,3}(-[A-Za-z]{2,8})*-x-icu)");

    private Collations() {}

    static boolean isCollated(SqlNode node) {
        return node instanceof SqlCall call && call.getOperator() == PostgresOperators.COLLATE_OPERATOR;
    }

    static SqlNode withoutCollation(SqlNode node) {
        return isCollated(node) ? ((SqlCall) node).operand(0) : node;
    }

    /** The operands of an operator, without the collation of one of them where the operator can have it. */
    static List<SqlNode> operands(SqlCall call, List<SqlNode> operands) {
        long collated = operands.stream().filter(Collations::isCollated).count();
        if (collated != 1 || !COMPARING.contains(call.getOperator().getName())) {
            return operands;
        }
        List<SqlNode> plain = new ArrayList<>();
        operands.forEach(operand -> plain.add(isBuiltIn(operand) ? withoutCollation(operand) : operand));
        return plain;
    }

    /** A sort key without its collation, where any row may be sorted by it. */
    static SqlNode sortKey(SqlNode key) {
        return isBuiltIn(key) ? withoutCollation(key) : key;
    }

    private static boolean isBuiltIn(SqlNode node) {
        return isCollated(node)
                && Constants.text(((SqlCall) node).operand(1))
                        .filter(name -> BUILT_IN.matcher(name).matches())
                        .isPresent();
    }
}
