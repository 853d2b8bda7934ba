package io.nl2sql.core.guard.fence;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.read.Aggregates;
import io.nl2sql.core.guard.read.QuerySource;
import io.nl2sql.core.guard.read.Recursion;
import io.nl2sql.core.guard.read.TableFunctions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlCase;

/**
 * Decides whether an expression that can fail could be evaluated on rows that policy hides, so that its failure would
 * tell about them. PostgreSQL evaluates conditions in the order it likes; it computes the output of the outermost query,
 * and the arguments of aggregates, only for rows that passed all conditions of their block, unless it sorts by them
 * ({@link EarlySorts}). Everything else counts as
 * reachable, and every expression that {@link Harmless} does not know counts as one that can fail.
 */
public final class RaisingExpressions {
    private final Harmless harmless;
    private final QuickQueries quick;
    private final Floats floats;
    private final EarlySorts sorts = new EarlySorts(this::inCondition);

    public RaisingExpressions(QuerySource source, Function<SqlIdentifier, Optional<VisibleTable>> tables) {
        this.floats = new Floats(source);
        this.harmless = new Harmless(source, floats);
        this.quick = new QuickQueries(source, tables);
    }

    public boolean canReachHiddenRows(SqlNode query) {
        return inQuery(query, true, false);
    }

    /** Whether one of the conditions that AND joins is such an expression, or holds one. */
    boolean canFailAsCondition(SqlNode conjunct) {
        return inConjunction(conjunct);
    }

    /** Whether this part of a query that another reads is such an expression, or holds one. */
    boolean canFailAsOutput(SqlNode output) {
        return outsideAggregates(output);
    }

    /** Whether this part of a query that another reads can fail at all, be it for its groups or in their making. */
    boolean canFailForGroups(SqlNode output) {
        return inCondition(output);
    }

    /** Whether sorting for this query can fail, be it before rows are joined; queries within it apart. */
    boolean canFailInSorting(SqlNode query) {
        return sorts.canFail(query);
    }

    /** Whether making columns out of rows of values can fail. */
    boolean canFailAsValues(SqlCall values) {
        return harmless.canFail(values);
    }

    /** Whether what stands in FROM, joins apart, is such an expression, or holds one. */
    boolean canFailInFrom(SqlNode item) {
        return inFrom(item, false);
    }

    /** Whether columns of these names that USING makes one could be numbers of two sorts. */
    boolean canFailAsMerged(SqlNodeList names) {
        return mixesFloats(names);
    }

    /** Whether making one column out of the branches of a combined query can fail. */
    boolean canFailAsCombined() {
        return floats.mayMixBranches();
    }

    /**
     * @param outermost whether no other block reads this one
     * @param exposed whether it is part of a condition of an outer block
     */
    private boolean inQuery(SqlNode query, boolean outermost, boolean exposed) {
        if (sorts.canFail(query)) {
            return true;
        }
        if (query instanceof SqlOrderBy ordered) {
            return inQuery(ordered.query, outermost, exposed) || inOutput(ordered.orderList, outermost, exposed);
        }
        if (query instanceof SqlWith with) {
            for (SqlNode node : with.withList) {
                SqlWithItem item = (SqlWithItem) node;
                if (Recursion.isRecursive(item) || inQuery(Recursion.query(item), false, exposed)) {
                    return true;
                }
            }
            return inQuery(with.body, outermost, exposed);
        }
        if (query instanceof SqlSelect select) {
            return inSelect(select, outermost, exposed);
        }
        if (query.getKind() == SqlKind.VALUES) {
            return !outermost && harmless.canFail(query) || Parts.any(query, row -> inOutput(row, outermost, exposed));
        }
        if (!outermost && floats.mayMixBranches()) {
            return true;
        }
        return ((SqlCall) query).getOperandList().stream().anyMatch(branch -> inQuery(branch, outermost, exposed));
    }

    private boolean inSelect(SqlSelect select, boolean outermost, boolean exposed) {
        return select.getFrom() != null && inFrom(select.getFrom(), exposed)
                || inConjunction(select.getWhere())
                || inHaving(select.getHaving(), outermost, exposed)
                || inOutput(select.getSelectList(), outermost, exposed)
                || inOutput(select.getGroup(), outermost, exposed)
                || inOutput(select.getWindowList(), outermost, exposed);
    }

    private boolean inFrom(SqlNode from, boolean exposed) {
        if (from instanceof SqlJoin join) {
            return inFrom(join.getLeft(), exposed)
                    || inFrom(join.getRight(), exposed)
                    || join.getConditionType() == JoinConditionType.USING && mixesFloats(join.getCondition())
                    || inCondition(join.getCondition());
        }
        if (from.getKind() == SqlKind.AS) {
            return inFrom(((SqlCall) from).operand(0), exposed);
        }
        if (from.getKind() == SqlKind.LATERAL) {
            SqlNode query = ((SqlCall) from).operand(0);
            return !quick.isQuick(query, true) || inQuery(query, false, true);
        }
        List<SqlCall> functions = TableFunctions.calls(from);
        if (!functions.isEmpty()) {
            return functions.stream()
                    .anyMatch(
                            function -> !TableFunctions.isHarmless(function) || Parts.any(function, this::inCondition));
        }
        return from.isA(SqlKind.QUERY) && inQuery(from, false, exposed);
    }

    private boolean mixesFloats(SqlNode merged) {
        return ((SqlNodeList) merged).getList().stream().anyMatch(name -> floats.mayMix((SqlIdentifier) name));
    }

    /** Conditions on groups are moved before grouping where they hold no aggregate. */
    private boolean inHaving(SqlNode having, boolean outermost, boolean exposed) {
        return outermost && !exposed ? outsideAggregates(having) : inCondition(having);
    }

    /** Groups of a block that another reads are made only once a row beside the block asks for them. */
    private boolean inOutput(SqlNode output, boolean outermost, boolean exposed) {
        return outermost && !exposed ? inQueriesOf(output) : inCondition(output);
    }

    /** EXISTS joined by AND becomes a join; elsewhere it runs for every row. */
    private boolean inConjunction(SqlNode node) {
        if (node == null) {
            return false;
        }
        SqlNode test = node.getKind() == SqlKind.NOT ? ((SqlCall) node).operand(0) : node;
        if (test.getKind() == SqlKind.EXISTS) {
            return inTestedQuery(((SqlCall) test).operand(0), true);
        }
        return node.getKind() == SqlKind.AND ? Parts.any(node, this::inConjunction) : inCondition(node);
    }

    private boolean inTestedQuery(SqlNode query, boolean joined) {
        return !quick.isQuick(query, joined) || inQuery(query, false, true);
    }

    /** Anything at all that can fail. */
    private boolean inCondition(SqlNode node) {
        if (node == null) {
            return false;
        }
        if (node.isA(SqlKind.QUERY)) {
            return !givesOneRow(node) || inTestedQuery(node, false);
        }
        if (isTestOfQuery(node)) {
            return testOfQuery((SqlCall) node);
        }
        return harmless.canFail(node) || Parts.any(node, this::inCondition);
    }

    /** What can fail, unless it is computed from aggregates or for them: then hidden rows are gone already. */
    private boolean outsideAggregates(SqlNode node) {
        if (node == null) {
            return false;
        }
        if (node.isA(SqlKind.QUERY)) {
            return !givesOneRow(node) || inTestedQuery(node, false);
        }
        if (isTestOfQuery(node)) {
            return testOfQuery((SqlCall) node);
        }
        if (Aggregates.isAggregate(node) || harmless.canFail(node) && Aggregates.holdsAggregate(node)) {
            return inQueriesOf(node);
        }
        return harmless.canFail(node) || Parts.any(node, this::outsideAggregates);
    }

    /** Only queries within the node. */
    private boolean inQueriesOf(SqlNode node) {
        if (node == null) {
            return false;
        }
        return node.isA(SqlKind.QUERY) ? inQuery(node, false, false) : Parts.any(node, this::inQueriesOf);
    }

    /** EXISTS and IN do not mind how many rows there are. */
    private static boolean isTestOfQuery(SqlNode node) {
        return node.getKind() == SqlKind.EXISTS
                || node.getKind() == SqlKind.IN
                || node.getKind() == SqlKind.NOT_IN
                || node instanceof SqlCall call && call.getOperator().getName().equals(Constructs.QUANTIFIED);
    }

    private boolean testOfQuery(SqlCall test) {
        return harmless.canFail(test)
                || test.getOperandList().stream()
                        .anyMatch(operand ->
                                operand.isA(SqlKind.QUERY) ? inTestedQuery(operand, false) : inCondition(operand));
    }

    /** A scalar query with more rows fails. */
    private static boolean givesOneRow(SqlNode query) {
        if (query instanceof SqlOrderBy ordered) {
            boolean capped = ordered.fetch instanceof SqlNumericLiteral count
                    && count.bigDecimalValue().compareTo(BigDecimal.ONE) <= 0;
            return capped || givesOneRow(ordered.query);
        }
        if (!(query instanceof SqlSelect select)
                || select.getGroup() != null
                || select.getSelectList().size() != 1) {
            return false;
        }
        SqlNode item = select.getSelectList().get(0);
        SqlNode value = item.getKind() == SqlKind.AS ? ((SqlBasicCall) item).operand(0) : item;
        return !(value instanceof SqlCase) && Aggregates.isAggregate(value);
    }
}
