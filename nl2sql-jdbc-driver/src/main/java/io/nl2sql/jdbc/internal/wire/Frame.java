package io.nl2sql.jdbc.internal.wire;

/** One frame as it came. */
final class Frame {
    static final char HEADER = 'H';
    static final char ROWS = 'R';
    static final char KEEP_ALIVE = 'K';
    static final char WARNING = 'W';
    static final char END = 'E';
    static final char ERROR = 'X';
    static final String KNOWN = "HRKWEX";

    private final char type;
    private final byte[] content;

    Frame(char type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    char type() {
        return type;
    }

    Payload payload() {
        return new Payload(content);
    }
}
