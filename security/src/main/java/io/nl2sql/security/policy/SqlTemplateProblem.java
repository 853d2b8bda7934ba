package io.nl2sql.security.policy;

/** Why an administrator's SQL cannot be read as a template, and where. */
final class SqlTemplateProblem extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset place in the SQL as written */
    SqlTemplateProblem(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
