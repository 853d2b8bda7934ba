package io.nl2sql.core.statement;

import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import java.util.List;

/** Lines and columns, from 1, in code points, as findings have them. */
final class Position {
    private Position() {}

    static Finding finding(FindingCode code, String message, SplicedText text, int offset, String hint) {
        int[] place = place(text.original(), text.origin(offset));
        return new Finding(code, message, place[0], place[1], hint);
    }

    /** Findings about a text as findings about what it was made of. */
    static List<Finding> traced(List<Finding> findings, SplicedText text) {
        return findings.stream().map(finding -> traced(finding, text)).toList();
    }

    private static Finding traced(Finding finding, SplicedText text) {
        if (finding.line() == 0) {
            return finding;
        }
        int[] place = place(text.original(), text.origin(offset(text.text(), finding.line(), finding.column())));
        return new Finding(finding.code(), finding.message(), place[0], place[1], finding.hint());
    }

    private static int[] place(String text, int offset) {
        int line = 1;
        int start = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (endsLine(text, i)) {
                line++;
                start = i + 1;
            }
        }
        return new int[] {line, text.codePointCount(start, end) + 1};
    }

    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int passed = 1; passed < line && at < text.length(); at++) {
            if (endsLine(text, at)) {
                passed++;
            }
        }
        int left = text.codePointCount(at, text.length());
        return text.offsetByCodePoints(at, Math.min(left, column - 1));
    }

    private static boolean endsLine(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r' && !text.startsWith("\n", at + 1);
    }
}
