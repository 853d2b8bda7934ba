package io.nl2sql.core.statement;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a text begins, which is all that decides whether it is a question. */
final class Opening {
    /** A text that begins with one of these is SQL, however much it reads like a question. */
    private static final Set<String> SQL = Set.of(
            "select",
            "with",
            "values",
            "table",
            "explain",
            "show",
            "set",
            "reset",
            "begin",
            "start",
            "commit",
            "end",
            "rollback",
            "abort",
            "savepoint",
            "release",
            "insert",
            "update",
            "delete",
            "merge",
            "create",
            "alter",
            "drop",
            "truncate",
            "comment",
            "grant",
            "revoke",
            "call",
            "execute",
            "prepare",
            "deallocate",
            "declare",
            "fetch",
            "move",
            "close",
            "copy",
            "analyze",
            "vacuum",
            "reindex",
            "cluster",
            "refresh",
            "lock",
            "listen",
            "unlisten",
            "notify",
            "discard",
            "do",
            "load",
            "checkpoint",
            "import",
            "security",
            "reassign");

    /** {@code select ai from …} reads a column of that name. */
    private static final Pattern MARKER = Pattern.compile(
            "(?:ask(?:\\s*:|(?=\\s|$))|nl\\s*:|select\\s+ai(?=\\s|$)(?!\\s+(?:from|as)\\b))", Pattern.CASE_INSENSITIVE);

    private static final String SPACE = " \t\r\n\f\u000B\u00A0\u2007\u202F\uFEFF";

    private Opening() {}

    /** The text without what tools and copying leave around it: space of any kind, byte order marks, semicolons behind. */
    static SplicedText trimmed(SplicedText text) {
        String characters = text.text();
        int end = characters.length();
        while (end > 0 && (isSpace(characters.charAt(end - 1)) || characters.charAt(end - 1) == ';')) {
            end--;
        }
        int start = 0;
        while (start < end && isSpace(characters.charAt(start))) {
            start++;
        }
        return text.part(start, end);
    }

    private static boolean isSpace(char c) {
        return SPACE.indexOf(c) >= 0 || Character.isWhitespace(c);
    }

    /** Where the text begins behind space and comments; its length where there is nothing else. */
    static int behindComments(String text) {
        int at = 0;
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOfLine(text, at);
            } else if (text.startsWith("/*", at)) {
                int close = endOfComment(text, at);
                if (close < 0) {
                    return at;
                }
                at = close;
            } else {
                return at;
            }
        }
        return at;
    }

    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** PostgreSQL's comments nest; -1 where one is not closed. */
    private static int endOfComment(String text, int from) {
        int depth = 0;
        int at = from;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        return depth == 0 ? at : -1;
    }

    /** What stands behind {@code ASK}, {@code NL:} or {@code SELECT AI}; empty where none of them begins the text. */
    static Optional<String> marked(String text) {
        Matcher marker = MARKER.matcher(text).region(behindComments(text), text.length());
        return marker.lookingAt() ? Optional.of(text.substring(marker.end()).strip()) : Optional.empty();
    }

    /** Whether the first word, comments and parentheses aside, is one of SQL's, or a JDBC escape is there. */
    static boolean isSql(String text) {
        int at = behindComments(text);
        while (at < text.length() && text.charAt(at) == '(') {
            at++;
            at += behindComments(text.substring(at));
        }
        if (at < text.length() && text.charAt(at) == '{') {
            return true;
        }
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return SQL.contains(text.substring(at, end).toLowerCase(Locale.ROOT));
    }
}
