package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;
import static io.nl2sql.core.guard.finding.FindingCode.FUNCTION_NOT_ALLOWED;

import io.nl2sql.core.guard.name.Functions;
import io.nl2sql.core.guard.name.Hints;
import io.nl2sql.core.guard.name.LooseAggregate;
import io.nl2sql.core.guard.name.LooseOperator;
import io.nl2sql.core.guard.name.Scope;
import io.nl2sql.core.guard.parse.PostgresOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The part of {@link ExpressionReader} that reads calls of functions, aggregates and windows. */
final class CallReader {
    private final QuerySource source;
    private final ExpressionReader expressions;
    private final WholeRows wholeRows;
    private final Growth growth;

    CallReader(QuerySource source, ExpressionReader expressions, WholeRows wholeRows) {
        this.source = source;
        this.expressions = expressions;
        this.wholeRows = wholeRows;
        this.growth = new Growth(source);
    }

    SqlNode function(SqlCall call, Scope scope) {
        SqlIdentifier id = ((SqlFunction) call.getOperator()).getSqlIdentifier();
        SqlParserPos at = call.getParserPosition();
        String name = id != null && id.isSimple() ? id.getSimple() : "";
        Optional<Functions.Function> allowed = Functions.find(name);
        if (allowed.isEmpty()) {
            String written = id == null ? call.getOperator().getName() : String.join(".", id.names);
            source.find(
                    FUNCTION_NOT_ALLOWED,
                    "The function " + written + " is not available.",
                    call,
                    source.isFull() ? "" : Hints.function(name));
            return ExpressionReader.nothing(call);
        }
        growth.check(call, allowed.get());
        checkField(call, name);
        boolean aggregates = allowed.get().kind() == Functions.Kind.AGGREGATE
                || allowed.get().kind() == Functions.Kind.WINDOW;
        if (!aggregates && call.getFunctionQuantifier() != null) {
            return expressions.refused(call);
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
        if (wholeRows.isIn(call, scope)) {
            source.namesRow();
            return expressions.reads(operands.subList(1, operands.size()), scope);
        }
        boolean countsRows = operands.size() == 1
                && RowValues.isRow(operands.get(0))
                && call.getOperator().getName().equals("count");
        if (countsRows) {
            operands = ((SqlCall) operands.get(0)).getOperandList();
        }
        return expressions.reads(operands, scope);
    }

    /** An aggregate with FILTER or WITHIN GROUP. */
    SqlNode aggregateWith(SqlCall call, Scope scope) {
        SqlNode read = expressions.read(call.operand(0), scope);
        if (!(read instanceof SqlBasicCall aggregate) || !(aggregate.getOperator() instanceof LooseAggregate)) {
            return expressions.refused(call);
        }
        List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
        SqlNode more = call.operand(1);
        operands.addAll(expressions.reads(
                more instanceof SqlNodeList list ? PostgresOperators.keys(list) : List.of(more), scope));
        return LooseAggregate.call(aggregate.getOperator().getName(), operands, call.getParserPosition());
    }

    SqlNode over(SqlCall call, Scope scope) {
        SqlNode function = expressions.read(call.operand(0), scope);
        if (!(function instanceof SqlBasicCall aggregate) || !(aggregate.getOperator() instanceof LooseAggregate)) {
            return expressions.refused(call);
        }
        SqlNode window = call.operand(1);
        SqlNode copy =
                window instanceof SqlWindow definition ? expressions.clauses().window(definition, scope) : window;
        return SqlStdOperatorTable.OVER.createCall(call.getParserPosition(), function, copy);
    }
}
