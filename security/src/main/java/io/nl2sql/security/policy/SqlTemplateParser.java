package io.nl2sql.security.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Walks over an administrator's SQL once, knowing quotes, comments, casts and parentheses as PostgreSQL does. */
final class SqlTemplateParser {
    private final String sql;
    private final List<String> texts = new ArrayList<>();
    private final List<String> claims = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    SqlTemplateParser(String sql) {
        this.sql = sql;
    }

    SqlTemplate parse() {
        starts.add(0);
        while (at < sql.length()) {
            step(sql.charAt(at));
        }
        if (!open.isEmpty()) {
            throw new SqlTemplateProblem("a '(' is never closed", open.peek());
        }
        texts.add(text.toString().stripTrailing());
        String first = texts.get(0).stripLeading();
        starts.set(0, texts.get(0).length() - first.length());
        texts.set(0, first);
        if (texts.equals(List.of(""))) {
            throw new SqlTemplateProblem("it holds nothing but a comment", 0);
        }
        return new SqlTemplate(texts, claims, starts);
    }

    private void step(char c) {
        switch (c) {
            case '\'' -> text();
            case '"' -> copyQuoted('"');
            case '$' -> dollar();
            case '-' -> minus();
            case '/' -> slash();
            case ':' -> colon();
            case '(' -> open();
            case ')' -> close();
            case ';' -> throw problem("';' ends a statement; a condition has none");
            case '?' -> throw problem("'?' is not allowed; for jsonb use jsonb_exists()");
            default -> copyPlain(c);
        }
    }

    private void copyPlain(char c) {
        if (Character.isISOControl(c) && !Character.isWhitespace(c)) {
            throw problem("it holds a control character");
        }
        if (Character.isJavaIdentifierStart(c) && c != '$') {
            copyWord();
        } else {
            copy(1);
        }
    }

    /** Takes a whole word, so that a dollar sign inside it does not read as a quote. */
    private void copyWord() {
        int end = at;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        copy(end - at);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private boolean isEscapeString() {
        boolean marked = at > 0 && (sql.charAt(at - 1) == 'e' || sql.charAt(at - 1) == 'E');
        return marked && (at == 1 || !isWordPart(sql.charAt(at - 2)));
    }

    private void text() {
        if (isEscapeString()) {
            throw problem("E'…' is not allowed; write plain text in '…'");
        }
        copyQuoted('\'');
    }

    private void copyQuoted(char quote) {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (c == quote && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end++;
            } else if (c == quote) {
                copy(end + 1 - at);
                return;
            }
            end++;
        }
        throw problem("a " + quote + " is never closed");
    }

    private void dollar() {
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
            throw problem("'$' starts a parameter; write a claim as :name");
        }
        String tag = sql.substring(at, tagEnd + 1);
        int close = sql.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            throw problem("a " + tag + " is never closed");
        }
        copy(close + tag.length() - at);
    }

    private void minus() {
        if (!sql.startsWith("--", at)) {
            copy(1);
            return;
        }
        int start = at;
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
        blank(at - start);
    }

    private void slash() {
        if (!sql.startsWith("/*", at)) {
            copy(1);
            return;
        }
        int start = at;
        int nested = 0;
        do {
            if (sql.startsWith("/*", at)) {
                nested++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                nested--;
                at += 2;
            } else {
                at++;
            }
            if (at > sql.length() || (at == sql.length() && nested > 0)) {
                throw new SqlTemplateProblem("a /* is never closed", start);
            }
        } while (nested > 0);
        blank(at - start);
    }

    /** In a comment's place, as long as it was, so that what follows keeps its distance. */
    private void blank(int length) {
        text.append(" ".repeat(length));
    }

    private void colon() {
        if (sql.startsWith("::", at)) {
            copy(2);
            return;
        }
        int end = at + 1;
        while (end < sql.length() && isClaimPart(sql.charAt(end))) {
            end++;
        }
        if (end == at + 1 || Character.isDigit(sql.charAt(at + 1))) {
            copy(1);
            return;
        }
        texts.add(text.toString());
        text.setLength(0);
        claims.add(sql.substring(at + 1, end));
        at = end;
        starts.add(at);
    }

    private static boolean isClaimPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private void open() {
        open.push(at);
        copy(1);
    }

    private void close() {
        if (open.isEmpty()) {
            throw problem("a ')' closes nothing");
        }
        open.pop();
        copy(1);
    }

    private SqlTemplateProblem problem(String message) {
        return new SqlTemplateProblem(message, at);
    }

    private void copy(int length) {
        text.append(sql, at, at + length);
        at += length;
    }
}
