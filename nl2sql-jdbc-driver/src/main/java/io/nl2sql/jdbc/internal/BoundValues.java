package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.internal.value.ParameterValues;
import io.nl2sql.jdbc.internal.value.TypedParameter;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.Parameter;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** Binds values to question marks. */
abstract class BoundValues extends QueryStatement implements PreparedStatement {
    private static final int ANY_SCALE = -1;

    BoundValues(Nl2SqlConnection connection) {
        super(connection);
    }

    abstract void bind(int index, Parameter parameter) throws SQLException;

    @Override
    public final void setNull(int index, int type) throws SQLException {
        bind(index, Parameter.NULL);
    }

    @Override
    public final void setBoolean(int index, boolean value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setByte(int index, byte value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setShort(int index, short value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setInt(int index, int value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setLong(int index, long value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setFloat(int index, float value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setDouble(int index, double value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setBigDecimal(int index, BigDecimal value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setString(int index, String value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setBytes(int index, byte[] value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setDate(int index, Date value) throws SQLException {
        bind(index, ParameterValues.date(value, null));
    }

    @Override
    public final void setTime(int index, Time value) throws SQLException {
        bind(index, ParameterValues.date(value, null));
    }

    @Override
    public final void setTimestamp(int index, Timestamp value) throws SQLException {
        bind(index, ParameterValues.date(value, null));
    }

    @Override
    public final void setObject(int index, Object value, int type) throws SQLException {
        bind(index, TypedParameter.of(value, type, ANY_SCALE));
    }

    @Override
    public final void setObject(int index, Object value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setRef(int index, Ref value) throws SQLException {
        throw Failures.notSupported("A parameter of this type");
    }

    @Override
    public final void setBlob(int index, Blob value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setClob(int index, Clob value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setArray(int index, Array value) throws SQLException {
        throw Failures.notSupported("A parameter of this type");
    }

    @Override
    public final void setDate(int index, Date value, Calendar calendar) throws SQLException {
        bind(index, ParameterValues.date(value, calendar));
    }

    @Override
    public final void setTime(int index, Time value, Calendar calendar) throws SQLException {
        bind(index, ParameterValues.date(value, calendar));
    }

    @Override
    public final void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
        bind(index, ParameterValues.date(value, calendar));
    }

    @Override
    public final void setNull(int index, int type, String name) throws SQLException {
        bind(index, Parameter.NULL);
    }

    @Override
    public final void setURL(int index, URL value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setRowId(int index, RowId value) throws SQLException {
        throw Failures.notSupported("A parameter of this type");
    }

    @Override
    public final void setNString(int index, String value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setNClob(int index, NClob value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setSQLXML(int index, SQLXML value) throws SQLException {
        bind(index, ParameterValues.of(value));
    }

    @Override
    public final void setObject(int index, Object value, int type, int scale) throws SQLException {
        bind(index, TypedParameter.of(value, type, scale));
    }

    @Override
    public final void setObject(int index, Object value, SQLType type, int scale) throws SQLException {
        bind(index, TypedParameter.of(value, type.getVendorTypeNumber(), scale));
    }

    @Override
    public final void setObject(int index, Object value, SQLType type) throws SQLException {
        bind(index, TypedParameter.of(value, type.getVendorTypeNumber(), ANY_SCALE));
    }
}
