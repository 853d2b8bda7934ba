package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.internal.value.ParameterValues;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Binds what streams hold; they are read at once. */
abstract class BoundStreams extends BoundValues {
    BoundStreams(Nl2SqlConnection connection) {
        super(connection);
    }

    private static Reader reader(InputStream stream, Charset charset) {
        return stream == null ? null : new InputStreamReader(stream, charset);
    }

    @Override
    public final void setAsciiStream(int index, InputStream stream, int length) throws SQLException {
        bind(index, ParameterValues.text(reader(stream, StandardCharsets.US_ASCII), length));
    }

    @Override
    @Deprecated
    public final void setUnicodeStream(int index, InputStream stream, int length) throws SQLException {
        bind(index, ParameterValues.text(reader(stream, StandardCharsets.UTF_8), length));
    }

    @Override
    public final void setBinaryStream(int index, InputStream stream, int length) throws SQLException {
        bind(index, ParameterValues.bytes(stream, length));
    }

    @Override
    public final void setCharacterStream(int index, Reader reader, int length) throws SQLException {
        bind(index, ParameterValues.text(reader, length));
    }

    @Override
    public final void setNCharacterStream(int index, Reader reader, long length) throws SQLException {
        bind(index, ParameterValues.text(reader, length));
    }

    @Override
    public final void setClob(int index, Reader reader, long length) throws SQLException {
        bind(index, ParameterValues.text(reader, length));
    }

    @Override
    public final void setBlob(int index, InputStream stream, long length) throws SQLException {
        bind(index, ParameterValues.bytes(stream, length));
    }

    @Override
    public final void setNClob(int index, Reader reader, long length) throws SQLException {
        bind(index, ParameterValues.text(reader, length));
    }

    @Override
    public final void setAsciiStream(int index, InputStream stream, long length) throws SQLException {
        bind(index, ParameterValues.text(reader(stream, StandardCharsets.US_ASCII), length));
    }

    @Override
    public final void setBinaryStream(int index, InputStream stream, long length) throws SQLException {
        bind(index, ParameterValues.bytes(stream, length));
    }

    @Override
    public final void setCharacterStream(int index, Reader reader, long length) throws SQLException {
        bind(index, ParameterValues.text(reader, length));
    }

    @Override
    public final void setAsciiStream(int index, InputStream stream) throws SQLException {
        bind(index, ParameterValues.text(reader(stream, StandardCharsets.US_ASCII), Long.MAX_VALUE));
    }

    @Override
    public final void setBinaryStream(int index, InputStream stream) throws SQLException {
        bind(index, ParameterValues.bytes(stream, Long.MAX_VALUE));
    }

    @Override
    public final void setCharacterStream(int index, Reader reader) throws SQLException {
        bind(index, ParameterValues.text(reader, Long.MAX_VALUE));
    }

    @Override
    public final void setNCharacterStream(int index, Reader reader) throws SQLException {
        bind(index, ParameterValues.text(reader, Long.MAX_VALUE));
    }

    @Override
    public final void setClob(int index, Reader reader) throws SQLException {
        bind(index, ParameterValues.text(reader, Long.MAX_VALUE));
    }

    @Override
    public final void setBlob(int index, InputStream stream) throws SQLException {
        bind(index, ParameterValues.bytes(stream, Long.MAX_VALUE));
    }

    @Override
    public final void setNClob(int index, Reader reader) throws SQLException {
        bind(index, ParameterValues.text(reader, Long.MAX_VALUE));
    }
}
