package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;

/** Refuses what is no question at all, before anything is spent on it. */
final class QuestionCheck {
    private static final int LONGEST_NAME = 100;

    private final int maxLength;

    QuestionCheck(int maxLength) {
        this.maxLength = maxLength;
    }

    /** The question's words, without surrounding space. */
    String check(Question question) {
        if (question.text().isBlank()) {
            throw new Nl2SqlException(ErrorCode.QUESTION_EMPTY, "The question is empty. Type what you want to know.");
        }
        checkLength(question.text());
        checkLength(question.evidence());
        if (!isText(question.text()) || !isText(question.evidence())) {
            throw new Nl2SqlException(
                    ErrorCode.QUESTION_NOT_TEXT,
                    "The question holds characters that are not text. Type it in plain words.");
        }
        question.conversationId().ifPresent(QuestionCheck::checkConversation);
        return question.text().strip();
    }

    private static void checkConversation(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.codePoints().allMatch(QuestionCheck::isPrintable)) {
            throw new Nl2SqlException(
                    ErrorCode.REQUEST_MALFORMED,
                    "The field 'conversationId' must hold 1 to " + LONGEST_NAME + " printable characters.");
        }
    }

    private void checkLength(String text) {
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw new Nl2SqlException(
                    ErrorCode.QUESTION_TOO_LONG,
                    "The question is longer than " + maxLength + " characters. Ask for one thing at a time.");
        }
    }

    /** Letters of any script and emoji joiners are text; control characters, lone surrogates and unassigned ones are not. */
    private static boolean isText(String text) {
        boolean hasLetter = text.isEmpty() || text.codePoints().anyMatch(Character::isLetterOrDigit);
        return hasLetter && text.codePoints().allMatch(QuestionCheck::isText);
    }

    /** Names are compared and shown: neither line breaks nor what is seen by nobody is part of one. */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> isText(codePoint);
        };
    }

    private static boolean isText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> codePoint != '\uFFFD';
        };
    }
}
