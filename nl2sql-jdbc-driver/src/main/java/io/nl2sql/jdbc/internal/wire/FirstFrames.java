package io.nl2sql.jdbc.internal.wire;

import java.nio.BufferUnderflowException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Reads a response up to its header. */
final class FirstFrames {
    private static final int VERSION = 1;

    private FirstFrames() {}

    /** The header; on any failure the response is closed. */
    static Header read(FrameReader frames, Consumer<List<Warning>> warnings) throws SQLException {
        boolean read = false;
        try {
            Header header = header(frames, warnings);
            read = true;
            return header;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw Failures.garbled("a frame does not hold what it should", e);
        } finally {
            if (!read) {
                frames.close();
            }
        }
    }

    private static Header header(FrameReader frames, Consumer<List<Warning>> warnings) throws SQLException {
        Frame frame = frames.next();
        while (frame.type() == Frame.WARNING) {
            warnings.accept(List.of(frame.payload().warning()));
            frame = frames.next();
        }
        if (frame.type() == Frame.ERROR) {
            throw ErrorFrame.of(frame.payload());
        }
        if (frame.type() != Frame.HEADER) {
            throw Failures.garbled("no header at the beginning", null);
        }
        return header(frame.payload());
    }

    private static Header header(Payload payload) throws SQLException {
        int version = payload.u8();
        if (version != VERSION) {
            throw Failures.of(
                    SqlState.PROTOCOL,
                    "The server speaks version " + version + " of the wire contract and this driver version " + VERSION
                            + "; use the driver that belongs to the server.");
        }
        // Id and kind: the client knows the one, and the generated SQL tells the other.
        payload.string();
        payload.u8();
        return new Header(payload.string(), payload.u16(), payload.warnings(), payload.columns());
    }
}
