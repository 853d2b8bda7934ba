package io.nl2sql.core.guard;

import static io.nl2sql.core.guard.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.FUNCTION_NOT_ALLOWED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The part of {@link QueryReader} that reads expressions. */
final class ExpressionReader {
    /** Operators by Calcite's names; their operands are plain expressions. */
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
            "+",
            "-",
            "*",
            "/",
            "||",
            "LIKE",
            "NOT LIKE",
            "ILIKE",
            "NOT ILIKE",
            "SIMILAR TO",
            "NOT SIMILAR TO",
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
            "ITEM",
            "ROW",
            "EXISTS",
            "IN",
            "NOT IN",
            "$SCALAR_QUERY");

    private static final Set<String> LIKES = Set.of("LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE");
    private static final Set<String> STAND_INS = Set.of(Analysis.ARRAY, Analysis.QUANTIFIED, Analysis.ROW);
    private static final Set<SqlKind> GROUPINGS = Set.of(SqlKind.ROLLUP, SqlKind.CUBE, SqlKind.GROUPING_SETS);
    private static final int MOST_COPIES = 10_000;

    private final QuerySource source;
    private final QueryReader queries;

    ExpressionReader(QuerySource source, QueryReader queries) {
        this.source = source;
        this.queries = queries;
    }

    SqlNode condition(SqlNode node, Scope scope) {
        return node == null ? null : LooseOperator.condition(read(node, scope));
    }

    SqlNode read(SqlNode node, Scope scope) {
        if (SqlUtil.isNullLiteral(node, false)) {
            return nothing(node);
        }
        if (node instanceof SqlLiteral) {
            return LooseOperator.call("literal", List.of(node), node.getParserPosition());
        }
        if (node instanceof SqlIdentifier name) {
            return column(name, scope);
        }
        if (node.isA(SqlKind.QUERY)) {
            return LooseOperator.call("query", List.of(queries.query(node, scope)), node.getParserPosition());
        }
        if (node instanceof SqlCall call) {
            return call(call, scope);
        }
        return refused(node);
    }

    private static SqlNode nothing(SqlNode node) {
        return LooseOperator.call("nothing", List.of(), node.getParserPosition());
    }

    private SqlNode refused(SqlNode node) {
        source.find(CONSTRUCT_NOT_ALLOWED, "This construct is not supported.", node);
        return nothing(node);
    }

    private SqlNode column(SqlIdentifier name, Scope scope) {
        if (name.isStar()) {
            source.find(CONSTRUCT_NOT_ALLOWED, "A whole row cannot be a value; name its columns.", name);
            return nothing(name);
        }
        if (source.isIgnored(name)) {
            return nothing(name);
        }
        source.names(name);
        if (scope.isMerged(name)) {
            SqlParserPos at = name.getParserPosition();
            return LooseOperator.call(
                    "merged", List.of(SqlLiteral.createCharString(name.getSimple(), "UTF-8", at)), at);
        }
        return withoutSchema(name);
    }

    private SqlIdentifier withoutSchema(SqlIdentifier name) {
        if (name.names.size() != 3) {
            return name;
        }
        source.dropSchema(name);
        return name.getComponent(1, 3);
    }

    private SqlNode call(SqlCall call, Scope scope) {
        if (call instanceof SqlCase choice) {
            return choice(choice, scope);
        }
        if (call.getOperator() instanceof SqlUnresolvedFunction
                || call.getOperator() instanceof SqlFunction f && f.getSqlIdentifier() != null) {
            return function(call, scope);
        }
        return switch (call.getKind()) {
            case CAST -> LooseOperator.call("cast", reads(List.of(call.operand(0)), scope), call.getParserPosition());
            case OVER -> over(call, scope);
            case FILTER, WITHIN_GROUP -> aggregateWith(call, scope);
            case MINUS_PREFIX, PLUS_PREFIX -> operator(call, scope);
            default -> OPERATORS.contains(call.getOperator().getName()) ? operator(call, scope) : refused(call);
        };
    }

    private SqlNode operator(SqlCall call, Scope scope) {
        String name = call.getOperator().getName();
        if (LIKES.contains(name) && !LikePattern.isSound(call)) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED, "The pattern ends in its escape character, or may do so.", call.operand(1));
        }
        return LooseOperator.call(name, reads(call.getOperandList(), scope), call.getParserPosition());
    }

    /** Reads a list of expressions; lists within it are flattened. */
    private List<SqlNode> reads(List<SqlNode> nodes, Scope scope) {
        List<SqlNode> read = new ArrayList<>();
        for (SqlNode node : nodes) {
            if (node instanceof SqlNodeList list) {
                read.addAll(reads(list.getList(), scope));
            } else if (node != null) {
                read.add(read(node, scope));
            }
        }
        return read;
    }

    private SqlNode choice(SqlCase choice, Scope scope) {
        List<SqlNode> parts = new ArrayList<>();
        parts.add(choice.getValueOperand());
        parts.addAll(choice.getWhenOperands().getList());
        parts.addAll(choice.getThenOperands().getList());
        parts.add(choice.getElseOperand());
        return LooseOperator.call("case", reads(parts, scope), choice.getParserPosition());
    }

    // Functions

    private SqlNode function(SqlCall call, Scope scope) {
        SqlIdentifier id = ((SqlFunction) call.getOperator()).getSqlIdentifier();
        SqlParserPos at = call.getParserPosition();
        String name = id != null && id.isSimple() ? id.getSimple() : "";
        if (STAND_INS.contains(name)) {
            return LooseOperator.call(name, reads(call.getOperandList(), scope), at);
        }
        Optional<Functions.Function> allowed = Functions.find(name);
        if (allowed.isEmpty()) {
            String written = id == null ? call.getOperator().getName() : String.join(".", id.names);
            source.find(FUNCTION_NOT_ALLOWED, "The function " + written + " is not available.", call);
            return nothing(call);
        }
        checkCopies(call, allowed.get());
        boolean aggregates = allowed.get().kind() != Functions.Kind.SCALAR;
        if (!aggregates && call.getFunctionQuantifier() != null) {
            return refused(call);
        }
        List<SqlNode> arguments = arguments(call, aggregates, scope);
        return aggregates ? LooseAggregate.call(name, arguments, at) : LooseOperator.call(name, arguments, at);
    }

    private List<SqlNode> arguments(SqlCall call, boolean aggregates, Scope scope) {
        List<SqlNode> operands = call.getOperandList();
        boolean all = operands.size() == 1
                && operands.get(0) instanceof SqlIdentifier star
                && star.isStar()
                && star.names.size() == 1;
        if (all && aggregates && call.getOperator().getName().equals("count")) {
            return List.of();
        }
        List<SqlNode> plain = new ArrayList<>();
        for (SqlNode operand : operands) {
            plain.addAll(operand instanceof SqlNodeList order ? sortKeys(order) : List.of(operand));
        }
        return reads(plain, scope);
    }

    private void checkCopies(SqlCall call, Functions.Function function) {
        int position = function.literalArgument();
        if (position == 0 || call.operandCount() < position) {
            return;
        }
        boolean small = call.operand(position - 1) instanceof SqlNumericLiteral count
                && count.isInteger()
                && count.longValue(true) <= MOST_COPIES;
        if (!small || !source.firstUseOfCopies()) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "repeat, lpad and rpad take a number up to " + MOST_COPIES + ", once in a query.",
                    call);
        }
    }

    private SqlNode aggregateWith(SqlCall call, Scope scope) {
        SqlNode read = read(call.operand(0), scope);
        if (!(read instanceof SqlBasicCall aggregate) || !(aggregate.getOperator() instanceof LooseAggregate)) {
            return refused(call);
        }
        List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
        SqlNode more = call.operand(1);
        operands.addAll(reads(more instanceof SqlNodeList list ? sortKeys(list) : List.of(more), scope));
        return LooseAggregate.call(aggregate.getOperator().getName(), operands, call.getParserPosition());
    }

    private SqlNode over(SqlCall call, Scope scope) {
        SqlNode function = read(call.operand(0), scope);
        if (!(function instanceof SqlBasicCall aggregate) || !(aggregate.getOperator() instanceof LooseAggregate)) {
            return refused(call);
        }
        SqlNode window = call.operand(1);
        SqlNode copy = window instanceof SqlWindow definition ? window(definition, scope) : window;
        return SqlStdOperatorTable.OVER.createCall(call.getParserPosition(), function, copy);
    }

    SqlNodeList windows(SqlNodeList windows, Scope scope) {
        if (windows == null) {
            return SqlNodeList.EMPTY;
        }
        List<SqlNode> copies = new ArrayList<>();
        windows.forEach(window -> copies.add(window((SqlWindow) window, scope)));
        return new SqlNodeList(copies, windows.getParserPosition());
    }

    /** Without the frame, whose types only PostgreSQL knows; its bounds are literals. */
    private SqlNode window(SqlWindow window, Scope scope) {
        checkBound(window.getLowerBound());
        checkBound(window.getUpperBound());
        return SqlWindow.create(
                window.getDeclName(),
                window.getRefName(),
                new SqlNodeList(reads(window.getPartitionList().getList(), scope), window.getParserPosition()),
                orderList(window.getOrderList(), scope),
                SqlLiteral.createBoolean(false, window.getParserPosition()),
                null,
                null,
                null,
                window.getParserPosition());
    }

    private void checkBound(SqlNode bound) {
        boolean plain = bound == null
                || SqlWindow.isCurrentRow(bound)
                || SqlWindow.isUnboundedPreceding(bound)
                || SqlWindow.isUnboundedFollowing(bound)
                || bound instanceof SqlCall call && call.operandCount() == 1 && call.operand(0) instanceof SqlLiteral;
        if (!plain) {
            source.find(CONSTRUCT_NOT_ALLOWED, "A window frame is bounded by plain values.", bound);
        }
    }

    // Lists

    private static List<SqlNode> sortKeys(SqlNodeList order) {
        return order.getList().stream().map(ExpressionReader::sortKey).toList();
    }

    private static SqlNode sortKey(SqlNode node) {
        boolean wrapped = node.getKind() == SqlKind.DESCENDING
                || node.getKind() == SqlKind.NULLS_FIRST
                || node.getKind() == SqlKind.NULLS_LAST;
        return wrapped ? sortKey(((SqlCall) node).operand(0)) : node;
    }

    SqlNodeList orderList(SqlNodeList order, Scope scope) {
        if (order == null) {
            return SqlNodeList.EMPTY;
        }
        return new SqlNodeList(
                sortKeys(order).stream().map(key -> ordinalOr(key, scope)).toList(), order.getParserPosition());
    }

    SqlNodeList groupList(SqlNodeList group, Scope scope) {
        if (group == null) {
            return null;
        }
        return new SqlNodeList(
                group.getList().stream().map(item -> groupItem(item, scope)).toList(), group.getParserPosition());
    }

    private SqlNode groupItem(SqlNode item, Scope scope) {
        if (item instanceof SqlNodeList list) {
            return groupList(list, scope);
        }
        boolean grouping = GROUPINGS.contains(item.getKind());
        if (grouping || item.getKind() == SqlKind.ROW) {
            SqlCall call = (SqlCall) item;
            List<SqlNode> parts = call.getOperandList().stream()
                    .map(part -> groupItem(part, scope))
                    .toList();
            return call.getOperator().createCall(call.getParserPosition(), parts);
        }
        return ordinalOr(item, scope);
    }

    private SqlNode ordinalOr(SqlNode node, Scope scope) {
        return node instanceof SqlNumericLiteral ? node : read(node, scope);
    }

    SelectItems items(SqlNodeList list, Scope scope) {
        List<SqlNode> items = new ArrayList<>();
        List<SqlNode> distinctOn = new ArrayList<>();
        for (SqlNode item : list) {
            if (isDistinctOn(item)) {
                ((SqlCall) item).getOperandList().forEach(key -> distinctOn.add(ordinalOr(key, scope)));
            } else {
                items.add(item(item, scope));
            }
        }
        return new SelectItems(new SqlNodeList(items, list.getParserPosition()), distinctOn);
    }

    private static boolean isDistinctOn(SqlNode item) {
        return item instanceof SqlCall call && call.getOperator().getName().equals(Analysis.DISTINCT_ON);
    }

    private SqlNode item(SqlNode item, Scope scope) {
        if (item instanceof SqlIdentifier name && name.isStar()) {
            source.names(name);
            return name.names.size() == 3 ? withoutSchema(name) : name;
        }
        if (item.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) item;
            SqlIdentifier alias = as.operand(1);
            if (!(as.operand(0) instanceof SqlIdentifier same
                    && same.names.get(same.names.size() - 1).equals(alias.getSimple()))) {
                source.alias(alias);
            }
            return as.getOperator().createCall(as.getParserPosition(), read(as.operand(0), scope), alias);
        }
        SqlNode read = read(item, scope);
        if (read instanceof SqlIdentifier) {
            return read;
        }
        SqlIdentifier alias = new SqlIdentifier(OutputName.of(item), item.getParserPosition());
        if (!(item instanceof SqlIdentifier)) {
            source.alias(alias);
        }
        return SqlStdOperatorTable.AS.createCall(item.getParserPosition(), read, alias);
    }
}
