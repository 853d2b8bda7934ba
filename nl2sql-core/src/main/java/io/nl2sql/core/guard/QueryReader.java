package io.nl2sql.core.guard;

import static io.nl2sql.core.guard.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.FUNCTION_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.NOT_A_QUERY;
import static io.nl2sql.core.guard.FindingCode.TABLE_UNKNOWN;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.parse.PostgresOperators;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
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
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Walks a parsed query by an allow-list of node kinds: finds its tables and makes the loosened copy for the validator.
 * What is not listed is refused. Not thread-safe.
 */
final class QueryReader {
    private static final Set<SqlKind> SET_OPERATIONS = Set.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT);
    private static final Set<JoinType> JOINS =
            Set.of(JoinType.INNER, JoinType.LEFT, JoinType.RIGHT, JoinType.FULL, JoinType.CROSS, JoinType.COMMA);

    private final VisibleCatalog catalog;
    private final QuerySource source;
    private final ExpressionReader expressions;
    private final List<TableUse> tables = new ArrayList<>();
    private SqlNode last;
    private int depth;

    QueryReader(VisibleCatalog catalog, QuerySource source) {
        this.catalog = catalog;
        this.source = source;
        this.expressions = new ExpressionReader(source, this);
    }

    /** Every table reference so far, in the order of the walk. */
    List<TableUse> tables() {
        return List.copyOf(tables);
    }

    /** The loosened copy of the whole query. */
    SqlNode whole(SqlNode parsed) {
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
            return select(select, scope);
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
        SqlNode query = block(ordered.query, scope);
        // Calcite tells "no ORDER BY" by this very list.
        SqlNodeList order = ordered.orderList.isEmpty() ? SqlNodeList.EMPTY : order(ordered, scope.ofOrder(ordered));
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
        if (!(cap instanceof SqlNumericLiteral)) {
            source.find(CONSTRUCT_NOT_ALLOWED, "LIMIT and OFFSET take a number.", cap);
            return null;
        }
        return cap;
    }

    private SqlNode with(SqlWith with, Scope outer) {
        Scope scope = outer;
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            if (item.recursive.booleanValue()) {
                source.find(CONSTRUCT_NOT_ALLOWED, "WITH RECURSIVE is not supported.", item.name);
            }
            SqlNode query = query(item.query, scope);
            items.add(new SqlWithItem(item.getParserPosition(), item.name, item.columnList, query, item.recursive));
            source.alias(item.name);
            source.aliases(item.columnList);
            scope = scope.with(item.name.getSimple());
        }
        return new SqlWith(
                with.getParserPosition(),
                new SqlNodeList(items, with.withList.getParserPosition()),
                block(with.body, scope));
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

    private SqlNode select(SqlSelect select, Scope outer) {
        Scope scope = outer.of(select);
        refuse(select.getQualify(), "QUALIFY is not supported.");
        SqlNode from = select.getFrom() == null ? null : from(select.getFrom(), scope);
        SelectItems items = expressions.clauses().items(select.getSelectList(), scope);
        SqlNodeList order =
                items.distinctOn().isEmpty() ? null : new SqlNodeList(items.distinctOn(), select.getParserPosition());
        return new SqlSelect(
                select.getParserPosition(),
                items.distinctOn().isEmpty() && select.isDistinct() ? distinct(select) : null,
                items.list(),
                from,
                expressions.condition(select.getWhere(), scope),
                expressions.clauses().groupList(select.getGroup(), scope),
                expressions.condition(select.getHaving(), scope),
                expressions.clauses().windows(select.getWindowList(), scope),
                null,
                order,
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

    private SqlNode from(SqlNode node, Scope scope) {
        if (node instanceof SqlIdentifier name) {
            return table(name, scope, false);
        }
        if (node instanceof SqlJoin join) {
            return join(join, scope);
        }
        if (node.getKind() == SqlKind.AS) {
            return aliased((SqlCall) node, scope);
        }
        return derived(node, scope);
    }

    private SqlNode derived(SqlNode node, Scope scope) {
        if (node.getKind() == SqlKind.LATERAL && node instanceof SqlCall lateral) {
            return lateral.getOperator().createCall(lateral.getParserPosition(), query(lateral.operand(0), scope));
        }
        if (node.isA(SqlKind.QUERY)) {
            return query(node, scope);
        }
        if (TableFunctions.call(node).isPresent()) {
            String name = TableFunctions.name(node);
            return as(function(node, name, List.of(), scope), name);
        }
        source.find(CONSTRUCT_NOT_ALLOWED, "Only tables, queries, functions and joins can stand in FROM.", node);
        return node;
    }

    /** A query without a table, whose columns are the function's. */
    private SqlNode function(SqlNode node, String alias, List<SqlNode> columnAliases, Scope scope) {
        SqlCall call = TableFunctions.call(node).orElseThrow();
        SqlParserPos at = call.getParserPosition();
        // Reading the call refuses unknown functions.
        boolean misplaced = Functions.find(call.getOperator().getName())
                .filter(function -> function.kind() != Functions.Kind.TABLE)
                .isPresent();
        if (misplaced) {
            source.find(
                    FUNCTION_NOT_ALLOWED,
                    "The function " + call.getOperator().getName() + " cannot stand in FROM.",
                    call);
        }
        List<SqlNode> items = new ArrayList<>();
        List<String> names = TableFunctions.columns(node, alias);
        for (int i = 0; i < names.size(); i++) {
            SqlNode value = i == 0 ? expressions.read(call, scope) : LooseOperator.call("nothing", List.of(), at);
            String name = i < columnAliases.size() ? ((SqlIdentifier) columnAliases.get(i)).getSimple() : names.get(i);
            SqlIdentifier column = new SqlIdentifier(name, at);
            source.alias(column);
            items.add(SqlStdOperatorTable.AS.createCall(at, value, column));
        }
        SqlNode select = new SqlSelect(
                at,
                null,
                new SqlNodeList(items, at),
                null,
                null,
                null,
                null,
                SqlNodeList.EMPTY,
                null,
                null,
                null,
                null,
                null);
        return SqlStdOperatorTable.LATERAL.createCall(at, select);
    }

    private SqlNode aliased(SqlCall call, Scope scope) {
        SqlNode what = call.operand(0);
        if (TableFunctions.call(what).isPresent()) {
            SqlIdentifier alias = call.operand(1);
            source.alias(alias);
            List<SqlNode> columns = call.getOperandList().subList(2, call.operandCount());
            return as(function(what, alias.getSimple(), columns, scope), alias.getSimple());
        }
        SqlNode copy = what instanceof SqlIdentifier name ? table(name, scope, true) : derived(what, scope);
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, copy);
        for (SqlNode name : operands.subList(2, operands.size())) {
            source.alias((SqlIdentifier) name);
        }
        return call.getOperator().createCall(call.getParserPosition(), operands);
    }

    private SqlNode join(SqlJoin join, Scope scope) {
        if (join.isNatural()) {
            source.find(CONSTRUCT_NOT_ALLOWED, "NATURAL JOIN is not supported; use ON or USING.", join);
        }
        if (!JOINS.contains(join.getJoinType())) {
            source.find(CONSTRUCT_NOT_ALLOWED, "This kind of join is not supported.", join);
        }
        boolean on = join.getConditionType() == JoinConditionType.ON;
        return new SqlJoin(
                join.getParserPosition(),
                from(join.getLeft(), scope),
                join.isNaturalNode(),
                join.getJoinTypeNode(),
                from(join.getRight(), scope),
                join.getConditionTypeNode(),
                on ? expressions.condition(join.getCondition(), scope) : join.getCondition());
    }

    private SqlNode table(SqlIdentifier name, Scope scope, boolean aliased) {
        if (name.isSimple() && scope.hasQuery(name.getSimple())) {
            return name;
        }
        Optional<VisibleTable> found = find(name);
        if (found.isEmpty()) {
            source.find(TABLE_UNKNOWN, "The table " + String.join(".", name.names) + " is unknown.", name);
            return name;
        }
        VisibleTable table = found.get();
        tables.add(new TableUse(source.firstToken(name), source.lastToken(name), aliased, table));
        source.uses(table);
        TableName full = table.name();
        SqlIdentifier qualified = new SqlIdentifier(List.of(full.schema(), full.table()), name.getParserPosition());
        return aliased ? qualified : as(qualified, full.table());
    }

    private static SqlNode as(SqlNode table, String alias) {
        SqlParserPos at = table.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(at, table, new SqlIdentifier(alias, at));
    }

    /** The visible table of this name. */
    Optional<VisibleTable> find(SqlIdentifier name) {
        return switch (name.names.size()) {
            case 1 -> catalog.resolve(name.names.get(0));
            case 2 -> catalog.find(new TableName(name.names.get(0), name.names.get(1)));
            default -> Optional.empty();
        };
    }
}
