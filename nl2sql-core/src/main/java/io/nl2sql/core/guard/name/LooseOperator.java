package io.nl2sql.core.guard.name;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Takes anything and returns anything: the copy that Calcite validates is for names, scopes and grouping; PostgreSQL
 * types the query.
 */
public final class LooseOperator extends SqlSpecialOperator {
    private static final Map<String, LooseOperator> KNOWN = new ConcurrentHashMap<>();
    private static final LooseOperator CONDITION = new LooseOperator("condition", NameResolver.BOOLEAN);

    private final RelDataType result;

    private LooseOperator(String name, RelDataType result) {
        super(name, SqlKind.OTHER, 100, true, ReturnTypes.explicit(result), null, OperandTypes.VARIADIC);
        this.result = result;
    }

    /** A call of the operator of this name, one of a closed list. */
    public static SqlNode call(String name, List<SqlNode> operands, SqlParserPos at) {
        return new SqlBasicCall(
                KNOWN.computeIfAbsent(name, some -> new LooseOperator(some, NameResolver.ANY)), operands, at);
    }

    /** The expression where a condition has to stand. */
    public static SqlNode condition(SqlNode expression) {
        return new SqlBasicCall(CONDITION, List.of(expression), expression.getParserPosition());
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            validator.deriveType(scope, operand);
        }
        return result;
    }

    @Override
    public boolean argumentMustBeScalar(int ordinal) {
        return false;
    }
}
