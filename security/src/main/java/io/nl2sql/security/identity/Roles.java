package io.nl2sql.security.identity;

/** The application's own roles. Policies may name others. */
public final class Roles {
    public static final String ANALYST = "analyst";
    public static final String AUDITOR = "auditor";
    public static final String ADMIN = "admin";

    private Roles() {}
}
