package io.nl2sql.tests.coverage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script as psql reads it, cut into its statements. Lines of psql's own commands are dropped; data that follow a
 * {@code COPY … FROM stdin} stay with it.
 *
 * @param parts in their order
 */
record PsqlScript(List<Part> parts) {
    /**
     * One statement.
     *
     * @param sql without the semicolon and what stands before it
     * @param data the lines behind a {@code COPY}; empty for everything else
     * @param file whose contents are the data, in the script's directory; empty for everything else
     * @param line where it begins, from 1
     */
    record Part(String sql, String data, String file, int line) {
        boolean isCopy() {
            return COPY.matcher(sql).find();
        }
    }

    private static final Pattern COPY = Pattern.compile("(?is)^copy\\b.*\\bfrom\\s+stdin\\b");
    private static final Pattern FILE_COPY = Pattern.compile("(?is)^(copy\\b.*\\bfrom)\\s*:'(\\w+)'(.*)$");
    private static final Pattern FILE = Pattern.compile("\\\\set (\\w+) :abs_srcdir '([^']*)'\\s*");
    /** Lines that cannot be data: a COPY that is to fail has none. */
    private static final Pattern STATEMENT = Pattern.compile("(?m);[ \\t]*(--.*)?$");

    private static final String END_OF_DATA = "\n\\.";

    /** What can hold a semicolon that ends nothing, a comment, a psql command, or any one character. */
    private static final Pattern PIECE = Pattern.compile(
            "(?<quoted>\\b[eE]'(?:''|\\\\.|[^'\\\\])*+'|'(?:''|[^'])*+'|\"(?:\"\"|[^\"])*+\"|(?<![\\w$])\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
                    + "|(?<comment>--[^\\n]*+|/\\*.*?\\*/)|(?<command>\\\\[^\\n]*+)|(?<any>\\w++|.)",
            Pattern.DOTALL);

    PsqlScript {
        parts = List.copyOf(parts);
    }

    static PsqlScript read(Path file) throws IOException {
        return of(Files.readString(file, StandardCharsets.UTF_8));
    }

    static PsqlScript of(String text) {
        return new PsqlScript(new Reader(text).read());
    }

    private static final class Reader {
        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private final Map<String, String> files = new HashMap<>();
        private final StringBuilder sql = new StringBuilder();
        private int start;
        private int depth;

        Reader(String text) {
            this.text = text;
        }

        List<Part> read() {
            Matcher pieces = PIECE.matcher(text);
            int at = 0;
            while (at < text.length() && pieces.find(at)) {
                at = pieces.end();
                if (pieces.group("command") != null) {
                    command(pieces.group("command"));
                } else if (pieces.group("comment") == null) {
                    at = piece(pieces.group(), pieces.start(), at);
                }
            }
            finish("");
            return parts;
        }

        /** {@code \g} and its kin send what stands before them; a new connection begins as its own user again. */
        private void command(String command) {
            if (command.startsWith("\\g") && !command.startsWith("\\getenv")) {
                finish("");
            } else if (command.startsWith("\\c")) {
                sql.setLength(0);
                sql.append("RESET SESSION AUTHORIZATION");
                finish("");
            }
            Matcher file = FILE.matcher(command);
            if (file.matches()) {
                files.put(file.group(1), file.group(2));
            }
        }

        private int piece(String piece, int from, int to) {
            if (piece.equals(";") && depth <= 0) {
                return end(to);
            }
            depth += piece.equals("(") ? 1 : piece.equals(")") ? -1 : 0;
            if (sql.isEmpty() && !piece.isBlank()) {
                start = from;
            }
            if (!sql.isEmpty() || !piece.isBlank()) {
                sql.append(piece);
            }
            return to;
        }

        private int end(int at) {
            if (!COPY.matcher(sql).find()) {
                finish("");
                return at;
            }
            int data = text.indexOf('\n', at) + 1;
            int end = text.startsWith("\\.", data) ? data - 1 : text.indexOf(END_OF_DATA, data);
            if (data == 0
                    || end < 0
                    || STATEMENT.matcher(text.substring(data, end + 1)).find()) {
                finish("");
                return at;
            }
            finish(text.substring(data, end + 1));
            return end + END_OF_DATA.length();
        }

        private void finish(String data) {
            String statement = sql.toString().strip();
            Matcher fromFile = FILE_COPY.matcher(statement);
            if (fromFile.matches()) {
                String copy = fromFile.group(1) + " stdin" + fromFile.group(3);
                parts.add(new Part(copy, "", files.getOrDefault(fromFile.group(2), ""), line()));
            } else if (!statement.isEmpty()) {
                parts.add(new Part(statement, data, "", line()));
            }
            sql.setLength(0);
            depth = 0;
        }

        private int line() {
            return 1
                    + (int) text.substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }
    }
}
