package io.nl2sql.jdbc.internal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a frame's content from front to back. Its methods throw {@code BufferUnderflowException} at the end. */
final class Payload {
    private final ByteBuffer bytes;

    Payload(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    ByteBuffer rest() {
        return bytes.slice();
    }

    int u8() {
        return bytes.get() & 0xFF;
    }

    int u16() {
        return bytes.getShort() & 0xFFFF;
    }

    long u32() {
        return bytes.getInt() & 0xFFFF_FFFFL;
    }

    long u64() {
        return bytes.getLong();
    }

    String string() {
        long length = u32();
        if (length > bytes.remaining()) {
            throw new java.nio.BufferUnderflowException();
        }
        String text =
                new String(bytes.array(), bytes.arrayOffset() + bytes.position(), (int) length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + (int) length);
        return text;
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (int left = u16(); left > 0; left--) {
            warnings.add(warning());
        }
        return warnings;
    }

    Warning warning() {
        return new Warning(string(), string());
    }

    List<ColumnHead> columns() {
        List<ColumnHead> columns = new ArrayList<>();
        for (int left = u16(); left > 0; left--) {
            columns.add(new ColumnHead(string(), string()));
        }
        return columns;
    }
}
