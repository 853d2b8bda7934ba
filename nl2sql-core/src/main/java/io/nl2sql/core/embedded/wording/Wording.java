package io.nl2sql.core.embedded.wording;

import io.nl2sql.core.linking.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** A question as it is read, which knows for every part of it the asker's own words. Immutable. */
public final class Wording {
    private final String original;
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final List<String> notes;

    private Wording(String original, String text, int[] starts, int[] ends, List<String> notes) {
        this.original = original;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.notes = List.copyOf(notes);
    }

    /** The question as asked. */
    public static Wording of(String question) {
        int[] starts = new int[question.length()];
        int[] ends = new int[question.length()];
        for (int i = 0; i < question.length(); i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return new Wording(question, question, starts, ends, List.of());
    }

    /** What is read. */
    public String text() {
        return text;
    }

    /** What was asked. */
    public String original() {
        return original;
    }

    /** What to tell the asker about the words that were taken for others. */
    public List<String> notes() {
        return notes;
    }

    public boolean isChanged() {
        return !text.equals(original);
    }

    /** The same with other words in one place, which stand for all that stood there. */
    public Wording replace(int from, int to, String words) {
        int first = to > from ? starts[from] : from < starts.length ? starts[from] : original.length();
        int last = to > from ? ends[to - 1] : first;
        int[] newStarts = new int[text.length() - (to - from) + words.length()];
        int[] newEnds = new int[newStarts.length];
        for (int i = 0; i < newStarts.length; i++) {
            boolean inside = i >= from && i < from + words.length();
            int old = i < from ? i : i - words.length() + (to - from);
            newStarts[i] = inside ? first : starts[old];
            newEnds[i] = inside ? last : ends[old];
        }
        String changed = text.substring(0, from) + words + text.substring(to);
        return new Wording(original, changed, newStarts, newEnds, notes);
    }

    /** The same with contractions in full words and without signs of possession, so that tokens stand where they say. */
    public Wording plain() {
        Wording plain = this;
        for (Tokenizer.Edit edit : Tokenizer.contractions(text)) {
            plain = plain.replace(edit.from(), edit.to(), edit.words());
        }
        return plain;
    }

    /** The same with something to tell. */
    public Wording noting(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Wording(original, text, starts, ends, all);
    }

    /** The asker's words for a part of the text. */
    public String original(int from, int to) {
        return to <= from ? "" : original.substring(starts[from], ends[to - 1]);
    }

    /** Where the asker's words for a part of the text begin. */
    public int originalStart(int from) {
        return from < starts.length ? starts[from] : original.length();
    }

    /** Where the asker's words for a part of the text end. */
    public int originalEnd(int to) {
        return to == 0 ? 0 : to > ends.length ? original.length() : ends[to - 1];
    }
}
