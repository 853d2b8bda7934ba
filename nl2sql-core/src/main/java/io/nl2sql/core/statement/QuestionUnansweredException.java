package io.nl2sql.core.statement;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import java.util.List;

/** A question for which there are no rows: it can mean several things, or no SQL could be written for it. */
public class QuestionUnansweredException extends Nl2SqlException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> choices;

    QuestionUnansweredException(ErrorCode code, String message, List<String> choices) {
        super(code, message);
        this.choices = List.copyOf(choices);
    }

    /** Questions that can be asked instead, as they stand. */
    public List<String> choices() {
        return choices;
    }
}
