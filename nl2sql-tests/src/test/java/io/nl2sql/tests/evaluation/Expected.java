package io.nl2sql.tests.evaluation;

/** What is the right thing to do with a question. */
enum Expected {
    /** To answer with the expected rows. */
    ANSWER("answer"),
    /** To ask back, since it can be read in several ways that differ. */
    CLARIFICATION("ask back"),
    /** To refuse, since the database does not hold what is asked for. */
    REFUSAL("refuse"),
    /** Not to answer; asking back is as good as refusing. */
    NO_ANSWER("not to answer");

    private final String words;

    Expected(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether a reply of this kind is right, its rows aside. */
    boolean isMetBy(Reaction.Status status) {
        boolean asked = status == Reaction.Status.NEEDS_CLARIFICATION;
        boolean refused = status == Reaction.Status.REFUSED;
        return switch (this) {
            case ANSWER -> status == Reaction.Status.ANSWERED;
            case CLARIFICATION -> asked;
            case REFUSAL -> refused;
            case NO_ANSWER -> asked || refused;
        };
    }
}
