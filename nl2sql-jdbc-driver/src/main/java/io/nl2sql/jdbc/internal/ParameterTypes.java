package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.internal.result.Unwrapping;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.Parameter;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.math.BigDecimal;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;

/** How many parameters a text has; their types are those of the values that are bound, and otherwise text. */
final class ParameterTypes implements ParameterMetaData {
    private static final Map<Parameter.Kind, Integer> TYPES = Map.of(
            Parameter.Kind.BOOLEAN, Types.BIT,
            Parameter.Kind.INTEGER, Types.BIGINT,
            Parameter.Kind.DECIMAL, Types.NUMERIC,
            Parameter.Kind.DOUBLE, Types.DOUBLE,
            Parameter.Kind.DATE, Types.DATE,
            Parameter.Kind.TIME, Types.TIME,
            Parameter.Kind.TIMESTAMP, Types.TIMESTAMP,
            Parameter.Kind.TIMESTAMP_TZ, Types.TIMESTAMP,
            Parameter.Kind.UUID, Types.OTHER,
            Parameter.Kind.BYTES, Types.BINARY);
    private static final Map<Integer, String> NAMES = Map.of(
            Types.BIT, "bool",
            Types.BIGINT, "int8",
            Types.NUMERIC, "numeric",
            Types.DOUBLE, "float8",
            Types.DATE, "date",
            Types.TIME, "time",
            Types.TIMESTAMP, "timestamp",
            Types.OTHER, "uuid",
            Types.BINARY, "bytea");
    private static final Map<Integer, Class<?>> CLASSES = Map.of(
            Types.BIT, Boolean.class,
            Types.BIGINT, Long.class,
            Types.NUMERIC, BigDecimal.class,
            Types.DOUBLE, Double.class,
            Types.DATE, java.sql.Date.class,
            Types.TIME, java.sql.Time.class,
            Types.TIMESTAMP, java.sql.Timestamp.class,
            Types.OTHER, java.util.UUID.class,
            Types.BINARY, byte[].class);

    private final int count;
    private final List<Parameter> bound;

    ParameterTypes(int count, List<Parameter> bound) {
        this.count = count;
        this.bound = bound;
    }

    private void check(int parameter) throws SQLException {
        if (parameter < 1 || parameter > count) {
            throw Failures.of(
                    SqlState.BAD_ARGUMENT, "There is no parameter " + parameter + "; the statement has " + count + ".");
        }
    }

    @Override
    public int getParameterCount() {
        return count;
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        check(parameter);
        return parameterNullableUnknown;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        int type = getParameterType(parameter);
        return type == Types.BIGINT || type == Types.NUMERIC || type == Types.DOUBLE;
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        check(parameter);
        return 0;
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        check(parameter);
        return 0;
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        check(parameter);
        return parameter > bound.size()
                ? Types.VARCHAR
                : TYPES.getOrDefault(bound.get(parameter - 1).kind(), Types.VARCHAR);
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        return NAMES.getOrDefault(getParameterType(parameter), "text");
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        return CLASSES.getOrDefault(getParameterType(parameter), String.class).getName();
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        check(parameter);
        return parameterModeIn;
    }

    @Override
    public <T> T unwrap(Class<T> face) throws SQLException {
        return Unwrapping.unwrap(this, face);
    }

    @Override
    public boolean isWrapperFor(Class<?> face) {
        return face.isInstance(this);
    }
}
