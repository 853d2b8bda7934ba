package io.nl2sql.core.execution;

import io.nl2sql.security.identity.ClaimValue;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Binds claims by their own type; a list becomes a PostgreSQL array. */
final class ClaimBinding {
    private ClaimBinding() {}

    static void bind(PreparedStatement statement, List<ClaimValue> parameters) throws SQLException {
        int index = 0;
        for (ClaimValue parameter : parameters) {
            index++;
            if (parameter.multiple()) {
                Object[] elements = parameter.values().toArray();
                statement.setArray(
                        index, statement.getConnection().createArrayOf(elementType(parameter.type()), elements));
            } else {
                bind(statement, index, parameter);
            }
        }
    }

    private static void bind(PreparedStatement statement, int index, ClaimValue parameter) throws SQLException {
        Object value = parameter.values().get(0);
        switch (parameter.type()) {
            case TEXT -> statement.setString(index, (String) value);
            case INTEGER -> statement.setLong(index, (Long) value);
            case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
            case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
        }
    }

    private static String elementType(ClaimValue.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER -> "int8";
            case DECIMAL -> "numeric";
            case BOOLEAN -> "bool";
        };
    }
}
