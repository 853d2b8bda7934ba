package io.nl2sql.security.policy;

/** A policy file that cannot be trusted. The message says where, what is wrong and what to write instead. */
public class PolicyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PolicyFileException(String message) {
        super(message);
    }
}
