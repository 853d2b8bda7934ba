package io.nl2sql.tests.evaluation;

/** Why there is no evaluation, in words for whoever started it. */
final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
