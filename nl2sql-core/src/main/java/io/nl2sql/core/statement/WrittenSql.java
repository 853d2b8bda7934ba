package io.nl2sql.core.statement;

import io.nl2sql.core.statement.SplicedText.Splice;
import java.util.ArrayList;
import java.util.List;

/**
 * SQL as it was sent, with the places in it where something else is to stand. Immutable.
 *
 * @param text with values, escapes and questions as written
 * @param places of values and escapes, and what is to stand there
 * @param questions in order of the text
 * @param parameters how many {@code ?}s there are
 */
record WrittenSql(SplicedText text, List<Splice> places, List<Inner> questions, int parameters) {
    /**
     * A question inside.
     *
     * @param from first character of the call
     * @param to behind its last
     * @param question what is asked
     * @param isNamed whether the statement gives it an alias
     */
    record Inner(int from, int to, String question, boolean isNamed) {}

    WrittenSql {
        places = List.copyOf(places);
        questions = List.copyOf(questions);
    }

    /** SQL that is sent on as it is. */
    static WrittenSql plain(SplicedText text) {
        return new WrittenSql(text, List.of(), List.of(), 0);
    }

    /** The complete statement. */
    SplicedText complete(List<String> subqueries) {
        List<Splice> splices = new ArrayList<>(places);
        for (int i = 0; i < questions.size(); i++) {
            Inner inner = questions.get(i);
            String alias = inner.isNamed() ? "" : " AS nl";
            splices.add(new Splice(inner.from(), inner.to(), "(" + subqueries.get(i) + ")" + alias));
        }
        return text.replace(splices);
    }
}
