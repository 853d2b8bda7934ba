package io.nl2sql.tests.jdbc;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads a response of the driver's door frame by frame, by the wire contract alone. */
final class WireFrames implements AutoCloseable {
    private final DataInputStream in;
    private int columns;

    WireFrames(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** A column's label and type, or a warning's SQLState and message. */
    record Pair(String first, String second) {}

    /** What a frame holds; the parts that its type has not are empty. */
    record Frame(
            char type,
            int kind,
            String sql,
            int parameters,
            List<Pair> warnings,
            List<Pair> columns,
            List<List<Object>> rows,
            long count,
            boolean truncated,
            List<String> error) {}

    /** A whole response. */
    record Result(List<Frame> frames) {
        Frame last() {
            return frames.get(frames.size() - 1);
        }

        Frame header() {
            return frames.stream()
                    .filter(frame -> frame.type() == 'H')
                    .findFirst()
                    .orElseThrow();
        }

        List<List<Object>> rows() {
            return frames.stream().flatMap(frame -> frame.rows().stream()).toList();
        }

        /** SQLState, code, message and hint. */
        List<String> error() {
            return last().error();
        }

        List<String> warnings(String sqlState) {
            return frames.stream()
                    .flatMap(frame -> frame.warnings().stream())
                    .filter(warning -> warning.first().equals(sqlState))
                    .map(Pair::second)
                    .toList();
        }
    }

    Result all() throws IOException {
        List<Frame> frames = new ArrayList<>();
        do {
            frames.add(next());
        } while ("EX".indexOf(frames.get(frames.size() - 1).type()) < 0);
        if (in.read() >= 0) {
            throw new IOException("Something follows the last frame");
        }
        return new Result(frames);
    }

    Frame next() throws IOException {
        char type = (char) in.readUnsignedByte();
        byte[] payload = new byte[in.readInt()];
        in.readFully(payload);
        DataInputStream content = new DataInputStream(new java.io.ByteArrayInputStream(payload));
        Frame frame = frame(type, content);
        if (content.read() >= 0) {
            throw new IOException("A frame of type " + type + " is longer than its contents");
        }
        return frame;
    }

    private Frame frame(char type, DataInputStream content) throws IOException {
        return switch (type) {
            case 'H' -> header(content);
            case 'R' -> rows(content);
            case 'K' -> empty('K', List.of(), List.of());
            case 'W' -> empty('W', List.of(pair(content)), List.of());
            case 'E' -> end(content);
            case 'X' -> {
                List<String> error = List.of(text(content), text(content), text(content), text(content));
                content.readInt();
                content.readInt();
                yield empty('X', List.of(), error);
            }
            default -> throw new IOException("Unknown frame " + (int) type);
        };
    }

    private static Frame empty(char type, List<Pair> warnings, List<String> error) {
        return new Frame(type, 0, "", 0, warnings, List.of(), List.of(), 0, false, error);
    }

    private Frame header(DataInputStream content) throws IOException {
        if (content.readUnsignedByte() != 1) {
            throw new IOException("Unknown version");
        }
        text(content);
        int kind = content.readUnsignedByte();
        String sql = text(content);
        int parameters = content.readUnsignedShort();
        List<Pair> warnings = pairs(content);
        List<Pair> described = pairs(content);
        columns = described.size();
        return new Frame('H', kind, sql, parameters, warnings, described, List.of(), 0, false, List.of());
    }

    private Frame rows(DataInputStream content) throws IOException {
        int count = content.readInt();
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<Object> values = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                values.add(value(content));
            }
            rows.add(values);
        }
        return new Frame('R', 0, "", 0, List.of(), List.of(), rows, 0, false, List.of());
    }

    private static Frame end(DataInputStream content) throws IOException {
        long count = content.readLong();
        boolean truncated = content.readBoolean();
        return new Frame('E', 0, "", 0, pairs(content), List.of(), List.of(), count, truncated, List.of());
    }

    private static List<Pair> pairs(DataInputStream content) throws IOException {
        int count = content.readUnsignedShort();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(pair(content));
        }
        return pairs;
    }

    private static Pair pair(DataInputStream content) throws IOException {
        return new Pair(text(content), text(content));
    }

    private static String text(DataInputStream content) throws IOException {
        byte[] utf8 = new byte[content.readInt()];
        content.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Numbers of any kind as text, dates as such. */
    private static Object value(DataInputStream content) throws IOException {
        int tag = content.readUnsignedByte();
        return switch (tag) {
            case 0 -> null;
            case 1, 2 -> tag == 2;
            case 3 -> content.readInt();
            case 4, 9, 10 -> content.readLong();
            case 5 -> content.readFloat();
            case 6 -> content.readDouble();
            case 7, 12 -> text(content);
            case 8 -> LocalDate.ofEpochDay(content.readInt());
            case 11 -> List.of(content.readLong(), content.readInt());
            case 13 -> new java.util.UUID(content.readLong(), content.readLong());
            case 14 -> {
                List<Object> elements = new ArrayList<>();
                for (int left = content.readInt(); left > 0; left--) {
                    elements.add(value(content));
                }
                yield elements;
            }
            default -> throw new EOFException("Unknown tag " + tag);
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
