package io.nl2sql.core.statement;

import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.guard.lex.Token;
import java.util.List;

/** Deals the bound values out to the {@code ?}s of one text. Not thread-safe. */
final class Values {
    private final List<Parameter> bound;
    private final SplicedText text;
    private final boolean describing;
    private int count;

    /** @param describing whether missing values are nulls */
    Values(List<Parameter> bound, SplicedText text, boolean describing) {
        this.bound = bound;
        this.text = text;
        this.describing = describing;
    }

    /** The value of the next {@code ?}, as SQL. */
    String next(Token place) {
        count++;
        if (count > bound.size()) {
            if (describing) {
                return "NULL";
            }
            throw StatementReader.refused(
                    FindingCode.SYNTAX,
                    "Parameter " + count + " is not bound.",
                    text,
                    place.offset(),
                    StatementReader.ASK_HINT);
        }
        try {
            return bound.get(count - 1).literal();
        } catch (IllegalArgumentException e) {
            throw refused(place, "Parameter " + count + ": " + e.getMessage());
        }
    }

    /** The text of the next {@code ?}, which is a question. */
    String nextQuestion(Token place) {
        count++;
        if (count > bound.size()) {
            throw refused(place, "Parameter " + count + ", a question, is not bound.");
        }
        Parameter value = bound.get(count - 1);
        if (value.type() != Parameter.Type.TEXT || value.isNull()) {
            throw refused(place, "Parameter " + count + ", a question, must be text.");
        }
        return value.value().orElseThrow();
    }

    private RuntimeException refused(Token place, String message) {
        return StatementReader.refused(FindingCode.SYNTAX, message, text, place.offset(), "");
    }

    /** No value may be left over. */
    void end() {
        if (bound.size() > count) {
            throw StatementReader.refused(
                    FindingCode.SYNTAX,
                    "There are " + bound.size() + " values for " + count + " parameters.",
                    text,
                    -1,
                    "");
        }
    }

    int count() {
        return count;
    }
}
