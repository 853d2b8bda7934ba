package io.nl2sql.tests.coverage;

/** What became of a statement. */
enum Verdict {
    SAME("accepted, same rows"),
    SAME_FAILURE("fails alike on both sides"),
    UNDETERMINED("accepted; the statement leaves open which rows it returns"),
    DIFFERENT("accepted, OTHER ROWS"),
    FAILED("accepted, FAILS"),
    TOO_SLOW("accepted, TOO SLOW"),
    ONLY_OURS("runs only through the guard"),
    REFUSED("refused"),
    REFUSED_BY_BOTH("refused, and not run by PostgreSQL either");

    private final String title;

    Verdict(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isAccepted() {
        return this != REFUSED && this != REFUSED_BY_BOTH;
    }

    /** Whether the statement did what it does under PostgreSQL's own policies. */
    boolean isRight() {
        return this == SAME || this == SAME_FAILURE || this == REFUSED_BY_BOTH;
    }
}
