package io.nl2sql.core.guard;

import static io.nl2sql.core.guard.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.FUNCTION_NOT_ALLOWED;
import static io.nl2sql.core.guard.FindingCode.TYPE_NOT_ALLOWED;

import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
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
            "SLICE",
            "AT TIME ZONE",
            "EXISTS",
            "IN",
            "NOT IN");

    private static final Set<String> LIKES = Set.of("LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE");
    private static final Set<String> STAND_INS = Set.of(Constructs.ARRAY, Constructs.QUANTIFIED);

    private final QuerySource source;
    private final QueryReader queries;
    private final ClauseReader clauses;
    private final Growth growth;

    ExpressionReader(QuerySource source, QueryReader queries) {
        this.source = source;
        this.queries = queries;
        this.clauses = new ClauseReader(source, this);
        this.growth = new Growth(source);
    }

    /** Reads the clauses that these expressions stand in. */
    ClauseReader clauses() {
        return clauses;
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

    /** The validator knows tables by their names or aliases alone. */
    SqlIdentifier withoutSchema(SqlIdentifier name) {
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
        if (RowValues.isRow(call)) {
            source.find(CONSTRUCT_NOT_ALLOWED, "A row of values can only be compared with rows as wide.", call);
            return nothing(call);
        }
        if (call.getOperator() instanceof SqlUnresolvedFunction
                || call.getOperator() instanceof SqlFunction f && f.getSqlIdentifier() != null) {
            return function(call, scope);
        }
        return switch (call.getKind()) {
            case CAST -> cast(call, scope);
            case OVER -> over(call, scope);
            case FILTER, WITHIN_GROUP -> aggregateWith(call, scope);
            case MINUS_PREFIX, PLUS_PREFIX -> operator(call, scope);
            default -> isOperator(call) ? operator(call, scope) : otherOperator(call, scope);
        };
    }

    private static boolean isOperator(SqlCall call) {
        String name = call.getOperator().getName();
        return OPERATORS.contains(name)
                || call.getKind() == SqlKind.OTHER && (Operators.isInfix(name) || Operators.isPrefix(name));
    }

    private SqlNode otherOperator(SqlCall call, Scope scope) {
        if (call.getOperator() == PostgresOperators.COLLATE_OPERATOR) {
            source.find(CONSTRUCT_NOT_ALLOWED, "COLLATE can only end a key of the last ORDER BY.", call.operand(1));
            return read(call.operand(0), scope);
        }
        // Operators that are not allowed were found among the tokens.
        return PostgresOperators.isWritten(call.getOperator()) ? nothing(call) : refused(call);
    }

    private SqlNode cast(SqlCall call, Scope scope) {
        SqlDataTypeSpec type = call.operand(1);
        if (type.getTypeName().getSimple().equals(Constructs.UNKNOWN_TYPE)) {
            source.find(TYPE_NOT_ALLOWED, "This type is not available for casts.", type);
        }
        return LooseOperator.call("cast", reads(List.of(call.operand(0)), scope), call.getParserPosition());
    }

    private SqlNode operator(SqlCall call, Scope scope) {
        String name = call.getOperator().getName();
        if (LIKES.contains(name) && !LikePattern.isSound(call)) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED, "The pattern ends in its escape character, or may do so.", call.operand(1));
        }
        return LooseOperator.call(name, reads(RowValues.fieldsOrOperands(call), scope), call.getParserPosition());
    }

    /** Reads a list of expressions; lists within it are flattened. */
    List<SqlNode> reads(List<SqlNode> nodes, Scope scope) {
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
        growth.check(call, allowed.get());
        checkField(call, name);
        boolean aggregates = allowed.get().kind() == Functions.Kind.AGGREGATE
                || allowed.get().kind() == Functions.Kind.WINDOW;
        if (!aggregates && call.getFunctionQuantifier() != null) {
            return refused(call);
        }
        List<SqlNode> arguments = arguments(call, aggregates, scope);
        return aggregates ? LooseAggregate.call(name, arguments, at) : LooseOperator.call(name, arguments, at);
    }

    private void checkField(SqlCall call, String name) {
        boolean unknown = name.equals("extract")
                && Constants.text(call.operand(0)).filter(DateFields::isKnown).isEmpty();
        if (unknown) {
            source.find(CONSTRUCT_NOT_ALLOWED, "extract knows no field of this name.", call.operand(0));
        }
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
        boolean countsRows = operands.size() == 1
                && RowValues.isRow(operands.get(0))
                && call.getOperator().getName().equals("count");
        if (countsRows) {
            operands = ((SqlCall) operands.get(0)).getOperandList();
        }
        return reads(operands, scope);
    }

    private SqlNode aggregateWith(SqlCall call, Scope scope) {
        SqlNode read = read(call.operand(0), scope);
        if (!(read instanceof SqlBasicCall aggregate) || !(aggregate.getOperator() instanceof LooseAggregate)) {
            return refused(call);
        }
        List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
        SqlNode more = call.operand(1);
        operands.addAll(reads(more instanceof SqlNodeList list ? PostgresOperators.keys(list) : List.of(more), scope));
        return LooseAggregate.call(aggregate.getOperator().getName(), operands, call.getParserPosition());
    }

    private SqlNode over(SqlCall call, Scope scope) {
        SqlNode function = read(call.operand(0), scope);
        if (!(function instanceof SqlBasicCall aggregate) || !(aggregate.getOperator() instanceof LooseAggregate)) {
            return refused(call);
        }
        SqlNode window = call.operand(1);
        SqlNode copy = window instanceof SqlWindow definition ? clauses.window(definition, scope) : window;
        return SqlStdOperatorTable.OVER.createCall(call.getParserPosition(), function, copy);
    }
}
