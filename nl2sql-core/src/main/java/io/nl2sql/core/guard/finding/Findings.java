package io.nl2sql.core.guard.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings about one text and knows where its lines are. Not thread-safe. */
public final class Findings {
    /** Whoever has more to mend asks again. */
    private static final int MOST = 20;

    /** Characters of a sentence; what is quoted in it can be long. */
    private static final int LONGEST = 300;

    private final String text;
    private final List<Finding> found = new ArrayList<>();

    public Findings(String text) {
        this.text = text;
    }

    /** A finding at an offset of the text as written. */
    public void add(FindingCode code, String message, int offset, String hint) {
        if (found.size() == MOST) {
            return;
        }
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
                line++;
                lineStart = i + 1;
            }
        }
        put(new Finding(
                code, message, line, text.codePointCount(lineStart, Math.min(offset, text.length())) + 1, hint));
    }

    public void add(FindingCode code, String message, int offset) {
        add(code, message, offset, "");
    }

    /** A finding about the whole text. */
    public void addWithoutPosition(FindingCode code, String message, String hint) {
        put(new Finding(code, message, 0, 0, hint));
    }

    private void put(Finding written) {
        Finding finding = new Finding(
                written.code(),
                shortened(written.message()),
                written.line(),
                written.column(),
                shortened(written.hint()));
        if (found.size() < MOST && !found.contains(finding)) {
            found.add(finding);
        }
    }

    private static String shortened(String sentence) {
        if (sentence.length() <= LONGEST) {
            return sentence;
        }
        int half = LONGEST / 2 - 1;
        int from = sentence.length() - half;
        return sentence.substring(0, Character.isHighSurrogate(sentence.charAt(half - 1)) ? half - 1 : half)
                + "…"
                + sentence.substring(Character.isLowSurrogate(sentence.charAt(from)) ? from + 1 : from);
    }

    /** Whether further findings are dropped. */
    public boolean isFull() {
        return found.size() == MOST;
    }

    public boolean isClean() {
        return found.isEmpty();
    }

    int size() {
        return found.size();
    }

    /** All of them in the order of the text. */
    public List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
