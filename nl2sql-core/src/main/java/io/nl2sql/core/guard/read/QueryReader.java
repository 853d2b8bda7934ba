package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.finding.FindingCode.NOT_A_QUERY;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.name.LooseOperator;
import io.nl2sql.core.guard.name.Scope;
import io.nl2sql.core.guard.name.TableUse;
import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Walks a parsed query by an allow-list of node kinds: finds its tables and makes the loosened copy for the validator.
 * What is not listed is refused. Not thread-safe.
 */
public final class QueryReader {
    private static final Set<SqlKind> SET_OPERATIONS = Set.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT);

    private final QuerySource source;
    private final ExpressionReader expressions;
    private final FromReader from;
    private final KeyGroups keyGroups;
    private SqlNode last;
    private int depth;

    public QueryReader(VisibleCatalog catalog, QuerySource source) {
        this.source = source;
        this.expressions = new ExpressionReader(source, this);
        this.from = new FromReader(catalog, source, this, expressions);
        this.keyGroups = new KeyGroups(source, from);
    }

    /** Every table reference so far, in the order of the walk. */
    public List<TableUse> tables() {
        return from.tables();
    }

    /** The visible table of this name. */
    public Optional<VisibleTable> find(SqlIdentifier name) {
        return from.find(name);
    }

    /** The loosened copy of the whole query. */
    public SqlNode whole(SqlNode parsed) {
        last = parsed;
        return query(parsed, Scope.EMPTY);
    }

    /** The loosened copy of a query: the whole one, or one that another reads. */
    SqlNode query(SqlNode node, Scope outer) {
        depth++;
        SqlNode copy = block(node, outer.inner());
        depth--;
        return copy;
    }

    private SqlNode block(SqlNode node, Scope scope) {
        if (node instanceof SqlOrderBy ordered) {
            return orderBy(ordered, scope);
        }
        if (node instanceof SqlWith with) {
            return with(with, scope);
        }
        if (node instanceof SqlSelect select) {
            return select(select, null, scope);
        }
        if (node instanceof SqlBasicCall call && SET_OPERATIONS.contains(call.getKind())) {
            List<SqlNode> branches = new ArrayList<>();
            call.getOperandList().forEach(branch -> branches.add(branch(branch, scope)));
            return call.getOperator().createCall(call.getParserPosition(), branches);
        }
        if (node instanceof SqlBasicCall call && call.getKind() == SqlKind.VALUES) {
            return values(call, scope);
        }
        source.find(NOT_A_QUERY, "Only queries are allowed: SELECT, WITH, VALUES and their combinations.", node);
        return node;
    }

    /** A column of a combined query may hold what another branch computes. */
    private SqlNode branch(SqlNode branch, Scope scope) {
        if (depth > 1 && branch instanceof SqlSelect select) {
            select.getSelectList().forEach(source::doubts);
        }
        return block(branch, scope);
    }

    private SqlNode orderBy(SqlOrderBy ordered, Scope scope) {
        SqlNode query = ordered.query instanceof SqlSelect select
                ? select(select, ordered.orderList, scope)
                : block(ordered.query, scope);
        // Calcite tells "no ORDER BY" by this very list.
        SqlNodeList order = ordered.orderList.isEmpty() ? SqlNodeList.EMPTY : order(ordered, scope.ofOrder(ordered));
        if (query instanceof SqlSelect select && select.hasOrderBy() && !order.isEmpty()) {
            // Of DISTINCT ON: what sorts sees the same names as it does.
            List<SqlNode> all = new ArrayList<>(select.getOrderList().getList());
            all.addAll(order.getList());
            select.setOrderBy(null);
            order = new SqlNodeList(all, order.getParserPosition());
        }
        return new SqlOrderBy(ordered.getParserPosition(), query, order, cap(ordered.offset), cap(ordered.fetch));
    }

    private SqlNodeList order(SqlOrderBy ordered, Scope scope) {
        return ordered == last
                ? expressions.clauses().lastOrderList(ordered.orderList, scope)
                : expressions.clauses().orderList(ordered.orderList, scope);
    }

    /** A number of rows, or null where there is none. */
    private SqlNode cap(SqlNode written) {
        boolean ties = written instanceof SqlCall call && call.getOperator() == PostgresOperators.WITH_TIES;
        SqlNode cap = ties ? ((SqlCall) written).operand(0) : written;
        if (cap == null || SqlUtil.isNullLiteral(cap, false)) {
            return null;
        }
        if (cap instanceof SqlNumericLiteral) {
            return cap;
        }
        if (!isNumber(cap)) {
            source.find(CONSTRUCT_NOT_ALLOWED, "LIMIT and OFFSET take a number.", cap);
        }
        return null;
    }

    /** Whether only literals are computed with, so that it fails for everyone or for nobody. */
    private static boolean isNumber(SqlNode node) {
        return switch (node.getKind()) {
            case LITERAL -> true;
            case PLUS, MINUS, TIMES ->
                ((SqlCall) node).getOperandList().stream().allMatch(QueryReader::isNumber);
            case CAST -> isNumber(((SqlCall) node).operand(0));
            default -> false;
        };
    }

    private SqlNode with(SqlWith with, Scope outer) {
        Scope scope = outer.withLater(Recursion.names(with));
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            items.add(withItem(item, scope));
            source.alias(item.name);
            source.aliases(item.columnList);
            scope = scope.with(item.name.getSimple());
        }
        return new SqlWith(
                with.getParserPosition(),
                new SqlNodeList(items, with.withList.getParserPosition()),
                block(with.body, scope));
    }

    private SqlNode withItem(SqlWithItem item, Scope scope) {
        SqlParserPos at = item.getParserPosition();
        boolean recursive = Recursion.isRecursive(item);
        SqlNode query = query(Recursion.query(item), recursive ? scope.with(item.name.getSimple()) : scope);
        SqlLiteral kind = SqlLiteral.createBoolean(recursive, at);
        SqlWithItem copy = new SqlWithItem(at, item.name, item.columnList, query, kind);
        List<SqlIdentifier> marks = Recursion.marks(item);
        if (marks.isEmpty()) {
            return copy;
        }
        SqlNode marked = new SqlWith(at, SqlNodeList.of(copy), withMarks(item.name, marks));
        return new SqlWithItem(at, item.name, null, marked, SqlLiteral.createBoolean(false, at));
    }

    /** All columns of a recursive query and those that SEARCH and CYCLE add. */
    private SqlNode withMarks(SqlIdentifier query, List<SqlIdentifier> marks) {
        SqlParserPos at = query.getParserPosition();
        List<SqlNode> items = new ArrayList<>();
        items.add(SqlIdentifier.star(at));
        for (SqlIdentifier mark : marks) {
            source.alias(mark);
            items.add(SqlStdOperatorTable.AS.createCall(at, LooseOperator.call("nothing", List.of(), at), mark));
        }
        return new SqlSelect(
                at,
                null,
                new SqlNodeList(items, at),
                query,
                null,
                null,
                null,
                SqlNodeList.EMPTY,
                null,
                null,
                null,
                null,
                null);
    }

    private SqlNode values(SqlBasicCall call, Scope scope) {
        List<SqlNode> rows = new ArrayList<>();
        for (SqlNode row : call.getOperandList()) {
            List<SqlNode> cells = new ArrayList<>();
            ((SqlCall) row).getOperandList().forEach(cell -> cells.add(expressions.read(cell, scope)));
            rows.add(SqlStdOperatorTable.ROW.createCall(row.getParserPosition(), cells));
        }
        return call.getOperator().createCall(call.getParserPosition(), rows);
    }

    /** @param order what the block is sorted by, or null */
    private SqlNode select(SqlSelect select, SqlNodeList order, Scope outer) {
        Scope scope = outer.of(select);
        if (select.getSelectList().isEmpty()) {
            source.find(CONSTRUCT_NOT_ALLOWED, "A query selects at least one value.", select);
        }
        refuse(select.getQualify(), "QUALIFY is not supported.");
        SqlNode tables = select.getFrom() == null ? null : from.read(select.getFrom(), scope);
        keyGroups.complete(select, order, scope);
        SelectItems items = expressions.clauses().items(select.getSelectList(), scope);
        SqlNodeList distinctOn =
                items.distinctOn().isEmpty() ? null : new SqlNodeList(items.distinctOn(), select.getParserPosition());
        return new SqlSelect(
                select.getParserPosition(),
                items.distinctOn().isEmpty() && select.isDistinct() ? distinct(select) : null,
                items.list(),
                tables,
                expressions.condition(select.getWhere(), scope),
                expressions.clauses().groupList(select.getGroup(), scope),
                expressions.condition(select.getHaving(), scope),
                expressions.clauses().windows(select.getWindowList(), scope),
                null,
                distinctOn,
                null,
                null,
                null);
    }

    private static SqlNodeList distinct(SqlSelect select) {
        SqlParserPos at = select.getParserPosition();
        return new SqlNodeList(List.of(org.apache.calcite.sql.SqlSelectKeyword.DISTINCT.symbol(at)), at);
    }

    private void refuse(SqlNode node, String message) {
        if (node != null) {
            source.find(CONSTRUCT_NOT_ALLOWED, message, node);
        }
    }
}
