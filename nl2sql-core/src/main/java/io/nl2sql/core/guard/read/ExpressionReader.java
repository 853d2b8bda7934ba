package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.finding.FindingCode.TYPE_NOT_ALLOWED;

import io.nl2sql.core.guard.name.LooseOperator;
import io.nl2sql.core.guard.name.Scope;
import io.nl2sql.core.guard.parse.Constructs;
import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The part of {@link QueryReader} that reads expressions. */
public final class ExpressionReader {
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
            "OVERLAPS",
            "EXISTS",
            "IN",
            "NOT IN");

    private static final Set<String> LIKES = Set.of("LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE");
    private static final Set<String> STAND_INS = Set.of(Constructs.ARRAY, Constructs.QUANTIFIED);

    private final QuerySource source;
    private final QueryReader queries;
    private final ClauseReader clauses;
    private final WholeRows wholeRows;
    private final CallReader calls;

    ExpressionReader(QuerySource source, QueryReader queries) {
        this.source = source;
        this.queries = queries;
        this.clauses = new ClauseReader(source, this);
        this.wholeRows = new WholeRows(source);
        this.calls = new CallReader(source, this, wholeRows);
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

    static SqlNode nothing(SqlNode node) {
        return LooseOperator.call("nothing", List.of(), node.getParserPosition());
    }

    SqlNode refused(SqlNode node) {
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
            return STAND_INS.contains(call.getOperator().getName())
                    ? LooseOperator.call(
                            call.getOperator().getName(), reads(call.getOperandList(), scope), call.getParserPosition())
                    : calls.function(call, scope);
        }
        return switch (call.getKind()) {
            case CAST -> cast(call, scope);
            case OVER -> calls.over(call, scope);
            case FILTER, WITHIN_GROUP -> calls.aggregateWith(call, scope);
            case MINUS_PREFIX, PLUS_PREFIX -> operator(call, scope);
            default -> isOperator(call) ? operator(call, scope) : otherOperator(call, scope);
        };
    }

    public static boolean isOperator(SqlCall call) {
        String name = call.getOperator().getName();
        return OPERATORS.contains(name)
                || call.getKind() == SqlKind.OTHER && (Operators.isInfix(name) || Operators.isPrefix(name));
    }

    private SqlNode otherOperator(SqlCall call, Scope scope) {
        if (Collations.isCollated(call)) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "COLLATE can stand at the end of a sort key and beside a comparison, there with a collation of"
                            + " PostgreSQL's own.",
                    call.operand(1));
            return read(call.operand(0), scope);
        }
        if (call.getOperator() == PostgresOperators.FIELD) {
            return field(call, scope);
        }
        // Operators that are not allowed were found among the tokens.
        return PostgresOperators.isWritten(call.getOperator()) ? nothing(call) : refused(call);
    }

    private SqlNode field(SqlCall call, Scope scope) {
        SqlIdentifier column = WholeRows.column(call, scope);
        if (column != null) {
            return column(column, scope);
        }
        String name = Constants.text(call.operand(1)).orElse("");
        if (call.operand(0) instanceof SqlCall function && TableFunctions.hasField(function, name)) {
            return LooseOperator.call("field", List.of(read(function, scope)), call.getParserPosition());
        }
        source.find(CONSTRUCT_NOT_ALLOWED, "Nothing is known of the fields of this value.", call.operand(1));
        return nothing(call);
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
        if (wholeRows.isIn(call, scope)) {
            source.namesRow();
            return LooseOperator.call(name, List.of(), call.getParserPosition());
        }
        List<SqlNode> operands = Collations.operands(call, RowValues.fieldsOrOperands(call));
        return LooseOperator.call(name, reads(operands, scope), call.getParserPosition());
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
}
