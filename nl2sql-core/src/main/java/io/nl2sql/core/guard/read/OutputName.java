package io.nl2sql.core.guard.read;

import io.nl2sql.core.guard.parse.Constructs;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;

/** The name that PostgreSQL gives to a select item without an alias. */
public final class OutputName {
    private static final String NONE = "?column?";

    private OutputName() {}

    public static String of(SqlNode item) {
        return find(item).orElse(item instanceof SqlCase ? "case" : NONE);
    }

    private static Optional<String> find(SqlNode item) {
        if (item instanceof SqlIdentifier name) {
            return Optional.of(name.names.get(name.names.size() - 1));
        }
        if (item instanceof SqlCase choice) {
            return find(choice.getElseOperand());
        }
        if (item instanceof SqlOrderBy ordered) {
            return find(ordered.query);
        }
        if (item instanceof SqlSelect select) {
            return select.getSelectList().isEmpty()
                    ? Optional.empty()
                    : ofItem(select.getSelectList().get(0));
        }
        return item instanceof SqlBasicCall call ? ofCall(call) : Optional.empty();
    }

    private static Optional<String> ofItem(SqlNode item) {
        return item.getKind() == SqlKind.AS ? find(((SqlCall) item).operand(1)) : find(item);
    }

    private static Optional<String> ofCall(SqlBasicCall call) {
        String name = call.getOperator().getName();
        return switch (call.getKind()) {
            case CAST, OVER, FILTER, WITHIN_GROUP, SCALAR_QUERY -> find(call.operand(0));
            case EXISTS -> Optional.of("exists");
            case ROW -> Optional.of("row");
            case OTHER_FUNCTION ->
                Optional.of(name.charAt(0) == Constructs.MARK ? name.substring(1) : name.toLowerCase(Locale.ROOT));
            default -> ofOperator(call, name);
        };
    }

    private static Optional<String> ofOperator(SqlCall call, String name) {
        return switch (name) {
            case "ITEM", "SLICE", "COLLATE" -> find(call.operand(0));
            case "FIELD" -> Constants.text(call.operand(1));
            case "OVERLAPS" -> Optional.of("overlaps");
            case "AT TIME ZONE" -> Optional.of("timezone");
            default -> Optional.empty();
        };
    }
}
