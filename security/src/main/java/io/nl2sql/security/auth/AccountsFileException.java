package io.nl2sql.security.auth;

/** A file of local accounts that cannot be trusted. The message says where, what is wrong and what to write instead. */
public class AccountsFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AccountsFileException(String message) {
        super(message);
    }
}
