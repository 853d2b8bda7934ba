package io.nl2sql.tests.coverage;

/** What stands between the asker and the rows; the native equivalent of both is made of PostgreSQL's own means. */
enum Side {
    /** Row policies; natively row-level security. */
    ROWS("rows"),
    /** Row policies and masks; natively views with {@code security_barrier} in a schema of their own. */
    MASKS("rows and masks");

    private static final String MASKED = "__masked";

    private final String title;

    Side(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Where the statement as written finds its tables. */
    String nativeSchema(String schema) {
        return this == MASKS ? schema + MASKED : schema;
    }

    static boolean isOwn(String schema) {
        return schema.endsWith(MASKED);
    }
}
