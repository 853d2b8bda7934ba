package io.nl2sql.jdbc.internal.result;

import io.nl2sql.jdbc.internal.value.Cell;
import io.nl2sql.jdbc.internal.value.PgType;
import io.nl2sql.jdbc.internal.wire.ColumnHead;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.MemoryRows;
import io.nl2sql.jdbc.internal.wire.Rows;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;

/** A result, read forward. Not thread-safe, but any thread may close it. */
public final class RowsResultSet extends ForwardRows {
    private final Columns columns;
    private final Statement statement;
    private boolean wasNull;

    /**
     * Wraps rows.
     *
     * @param statement that made them; null if none did
     * @param closed run once, when this is closed
     */
    public RowsResultSet(Columns columns, Rows rows, Statement statement, WarningChain warnings, Runnable closed) {
        super(rows, warnings, closed);
        this.columns = columns;
        this.statement = statement;
    }

    /** Rows that the driver itself has made. */
    public static ResultSet of(List<ColumnHead> heads, List<Object[]> rows) {
        return new RowsResultSet(Columns.of(heads), new MemoryRows(rows), null, new WarningChain(), () -> {});
    }

    private Object read(int column) throws SQLException {
        Object value = value(columns.index(column));
        wasNull = value == null;
        return value;
    }

    private PgType type(int column) throws SQLException {
        return columns.type(column);
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    @Override
    public int findColumn(String label) throws SQLException {
        checkOpen();
        return columns.find(label);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new ResultColumns(columns);
    }

    @Override
    public Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    @Override
    public String getString(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.text(value);
    }

    @Override
    public String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        Object value = read(column);
        return value != null && Cell.bool(value);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Cell.int8(value);
    }

    @Override
    public short getShort(int column) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Cell.int16(value);
    }

    @Override
    public int getInt(int column) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Cell.int32(value);
    }

    @Override
    public long getLong(int column) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Cell.int64(value);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Cell.real(value);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        Object value = read(column);
        return value == null ? 0 : Cell.floating(value);
    }

    @Override
    public BigDecimal getBigDecimal(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.decimal(value);
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal number = getBigDecimal(column);
        return number == null ? null : number.setScale(scale, RoundingMode.HALF_EVEN);
    }

    @Override
    public byte[] getBytes(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.bytes(value, type(column));
    }

    @Override
    public Date getDate(int column) throws SQLException {
        return getDate(column, null);
    }

    @Override
    public Date getDate(int column, Calendar calendar) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.date(value, calendar);
    }

    @Override
    public Time getTime(int column) throws SQLException {
        return getTime(column, null);
    }

    @Override
    public Time getTime(int column, Calendar calendar) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.time(value, calendar);
    }

    @Override
    public Timestamp getTimestamp(int column) throws SQLException {
        return getTimestamp(column, null);
    }

    @Override
    public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.timestamp(value, calendar);
    }

    @Override
    public Object getObject(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.object(value, type(column));
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> map) throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw Failures.notSupported("A map of types");
        }
        return getObject(column);
    }

    @Override
    public <T> T getObject(int column, Class<T> wanted) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.as(wanted, value, type(column));
    }

    @Override
    public Array getArray(int column) throws SQLException {
        Object value = read(column);
        return value == null ? null : Cell.array(value, type(column));
    }

    @Override
    public URL getURL(int column) throws SQLException {
        String text = getString(column);
        try {
            return text == null ? null : new URL(text);
        } catch (MalformedURLException e) {
            throw Failures.of("22018", "The value is no URL.", e);
        }
    }

    @Override
    public InputStream getAsciiStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public String getCursorName() throws SQLException {
        throw Failures.notSupported("Naming a cursor");
    }

    @Override
    public Ref getRef(int column) throws SQLException {
        throw Failures.notSupported("Reading a Ref");
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        throw Failures.notSupported("Reading a Blob (other than by getBytes)");
    }

    @Override
    public Clob getClob(int column) throws SQLException {
        throw Failures.notSupported("Reading a Clob (other than by getString)");
    }

    @Override
    public NClob getNClob(int column) throws SQLException {
        throw Failures.notSupported("Reading an NClob");
    }

    @Override
    public SQLXML getSQLXML(int column) throws SQLException {
        throw Failures.notSupported("Reading an SQLXML");
    }

    @Override
    public RowId getRowId(int column) throws SQLException {
        throw Failures.notSupported("Reading a RowId");
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
