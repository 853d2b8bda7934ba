package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** An array whose elements are all here. */
final class SqlArray implements Array {
    private final List<?> values;
    private final PgType element;
    private boolean freed;

    SqlArray(List<?> values, PgType element) {
        this.values = values;
        this.element = element;
    }

    private List<?> values() throws SQLException {
        if (freed) {
            throw Failures.of(SqlState.OBJECT_CLOSED, "The array has been freed.");
        }
        return values;
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        values();
        return element.typeName();
    }

    @Override
    public int getBaseType() throws SQLException {
        values();
        return element.jdbcType();
    }

    @Override
    public Object getArray() throws SQLException {
        return elements(values());
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        List<?> all = values();
        if (index < 1 || count < 0 || index - 1 + count > all.size()) {
            throw Failures.of(SqlState.BAD_ARGUMENT, "The array has " + all.size() + " elements.");
        }
        return elements(all.subList((int) index - 1, (int) index - 1 + count));
    }

    /** A Java array of the element's class; arrays in arrays become arrays of arrays. */
    private Object elements(List<?> part) throws SQLException {
        Class<?> component = element.kind().javaClass();
        for (int i = 1; i < depth(part); i++) {
            component = java.lang.reflect.Array.newInstance(component, 0).getClass();
        }
        Object array = java.lang.reflect.Array.newInstance(component, part.size());
        for (int i = 0; i < part.size(); i++) {
            java.lang.reflect.Array.set(array, i, element(part.get(i)));
        }
        return array;
    }

    private Object element(Object value) throws SQLException {
        if (value == null) {
            return null;
        }
        return value instanceof List ? elements((List<?>) value) : Cell.object(value, element);
    }

    private static int depth(Object value) {
        int depth = 0;
        Object inner = value;
        while (inner instanceof List) {
            depth++;
            inner = ((List<?>) inner).isEmpty() ? null : ((List<?>) inner).get(0);
        }
        return depth;
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) throws SQLException {
        return getArray();
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        throw Failures.notSupported("Reading an array as a result set");
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public void free() {
        freed = true;
    }

    @Override
    public String toString() {
        return ArrayText.of(values);
    }
}
