package io.nl2sql.jdbc.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Bytes in the order in which they are written. */
public final class Bytes {
    private interface Part {
        void write(DataOutputStream out) throws IOException;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private Bytes add(Part part) {
        try {
            part.write(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Bytes u8(int value) {
        return add(to -> to.writeByte(value));
    }

    public Bytes u16(int value) {
        return add(to -> to.writeShort(value));
    }

    public Bytes i32(int value) {
        return add(to -> to.writeInt(value));
    }

    public Bytes i64(long value) {
        return add(to -> to.writeLong(value));
    }

    public Bytes string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return i32(utf8.length).raw(utf8);
    }

    public Bytes raw(byte[] value) {
        return add(to -> to.write(value));
    }

    public byte[] toArray() {
        return bytes.toByteArray();
    }
}
