package io.nl2sql.core.guard.name;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/** An aggregate or window function of any types; see {@link LooseOperator}. */
public final class LooseAggregate extends SqlAggFunction {
    private static final Map<String, LooseAggregate> KNOWN = new ConcurrentHashMap<>();

    private LooseAggregate(String name) {
        super(
                name,
                null,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.explicit(NameResolver.ANY),
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.FORBIDDEN);
    }

    /** A call of the function of this name, one of a closed list. */
    public static SqlNode call(String name, List<SqlNode> operands, SqlParserPos at) {
        return new SqlBasicCall(KNOWN.computeIfAbsent(name, LooseAggregate::new), operands, at);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            validator.deriveType(scope, operand);
        }
        return NameResolver.ANY;
    }

    @Override
    public boolean argumentMustBeScalar(int ordinal) {
        return false;
    }
}
