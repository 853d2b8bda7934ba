package io.nl2sql.core.guard.policy;

/** Why an administrator's SQL cannot be a policy, and where. The message goes on from "the condition" or "the mask". */
final class PolicyProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset place in the text that was read */
    PolicyProblem(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
