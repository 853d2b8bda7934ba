package io.nl2sql.web.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes, big-endian. Not thread-safe. */
final class FrameBytes {
    private static final int LARGEST_KEPT = 512 * 1024;

    private byte[] bytes;
    private int size;

    FrameBytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** A buffer that one huge value made grow is not kept. */
    void clear() {
        size = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[LARGEST_KEPT];
        }
    }

    private int take(int count) {
        int start = size;
        if (start + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + count, bytes.length * 2));
        }
        size = start + count;
        return start;
    }

    void u8(int value) {
        int at = take(1);
        bytes[at] = (byte) value;
    }

    void u16(int value) {
        int at = take(2);
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    void u32(int value) {
        u32(take(4), value);
    }

    /** Over bytes that are there already. */
    void u32(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    void i64(long value) {
        u32((int) (value >> 32));
        u32((int) value);
    }

    /** Text that is all ASCII, as most is, needs no encoder. */
    void string(String text) {
        int length = text.length();
        int start = take(4 + length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = start;
                encoded(text);
                return;
            }
            bytes[start + 4 + i] = (byte) c;
        }
        u32(start, length);
    }

    private void encoded(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        u32(utf8.length);
        int start = take(utf8.length);
        System.arraycopy(utf8, 0, bytes, start, utf8.length);
    }

    void writeTo(OutputStream target) throws IOException {
        target.write(bytes, 0, size);
    }

    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, size).asReadOnlyBuffer();
    }
}
