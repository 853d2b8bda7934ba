package io.nl2sql.core.guard;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/** Turns the subscripts that stand for {@code ::} in an {@link Analysis} into casts. */
final class PostfixCasts extends SqlShuttle {
    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode copy = super.visit(call);
        boolean cast = copy instanceof SqlCall item
                && item.getOperator() == SqlStdOperatorTable.ITEM
                && item.operand(1) instanceof SqlIdentifier type
                && type.isSimple()
                && type.getSimple().startsWith(Analysis.CAST);
        return cast ? cast((SqlCall) copy) : copy;
    }

    private static SqlNode cast(SqlCall item) {
        SqlIdentifier mark = item.operand(1);
        SqlParserPos at = item.getParserPosition();
        SqlTypeName type = SqlTypeName.valueOf(mark.getSimple().substring(Analysis.CAST.length()));
        SqlDataTypeSpec spec = new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, at), at);
        return SqlStdOperatorTable.CAST.createCall(at, item.operand(0), spec);
    }
}
