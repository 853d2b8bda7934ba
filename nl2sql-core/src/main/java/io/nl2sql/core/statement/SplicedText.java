package io.nl2sql.core.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text made of another by replacing stretches of it; it knows where its characters come from. Immutable. */
final class SplicedText {
    /**
     * A stretch of a text and what takes its place.
     *
     * @param from first character
     * @param to behind the last character
     */
    record Splice(int from, int to, String with) {}

    private final SplicedText source;
    private final List<Splice> splices;
    private final String text;

    private SplicedText(SplicedText source, List<Splice> splices, String text) {
        this.source = source;
        this.splices = splices;
        this.text = text;
    }

    static SplicedText of(String text) {
        return new SplicedText(null, List.of(), text);
    }

    String text() {
        return text;
    }

    /** @param some that do not overlap, in any order */
    SplicedText replace(List<Splice> some) {
        List<Splice> ordered = new ArrayList<>(some);
        ordered.sort(Comparator.comparingInt(Splice::from));
        StringBuilder made = new StringBuilder();
        int at = 0;
        for (Splice splice : ordered) {
            made.append(text, at, splice.from()).append(splice.with());
            at = splice.to();
        }
        return new SplicedText(
                this, ordered, made.append(text, at, text.length()).toString());
    }

    /** The part from one offset to another. */
    SplicedText part(int from, int to) {
        return replace(List.of(new Splice(0, from, ""), new Splice(to, text.length(), "")));
    }

    /** The text that nothing had been replaced in. */
    String original() {
        return source == null ? text : source.original();
    }

    /** Where, in the original, the character at an offset comes from; that of a replacement, from its beginning. */
    int origin(int offset) {
        if (source == null) {
            return offset;
        }
        int shift = 0;
        for (Splice splice : splices) {
            int start = splice.from() + shift;
            if (offset < start) {
                break;
            }
            if (offset < start + splice.with().length()) {
                return source.origin(splice.from());
            }
            shift += splice.with().length() - (splice.to() - splice.from());
        }
        return source.origin(offset - shift);
    }
}
