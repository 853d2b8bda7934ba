package io.nl2sql.jdbc.internal.result;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** What is known of a result's columns: label and type; where they come from is the server's business. */
public final class ResultColumns implements ResultSetMetaData {
    private final Columns columns;

    public ResultColumns(Columns columns) {
        this.columns = columns;
    }

    @Override
    public int getColumnCount() {
        return columns.count();
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        columns.index(column);
        return false;
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return columns.type(column).isCaseSensitive();
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        columns.index(column);
        return true;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        return columns.type(column).typeName().equals("money");
    }

    @Override
    public int isNullable(int column) throws SQLException {
        columns.index(column);
        return columnNullableUnknown;
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return columns.type(column).isSigned();
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return columns.type(column).displaySize();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return columns.label(column);
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        return columns.label(column);
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        columns.index(column);
        return "";
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return columns.type(column).precision();
    }

    @Override
    public int getScale(int column) throws SQLException {
        return columns.type(column).scale();
    }

    @Override
    public String getTableName(int column) throws SQLException {
        columns.index(column);
        return "";
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        columns.index(column);
        return "";
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return columns.type(column).jdbcType();
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return columns.type(column).typeName();
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        columns.index(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        columns.index(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        columns.index(column);
        return false;
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return columns.type(column).className();
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
