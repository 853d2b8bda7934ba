package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.VisibleCatalog;
import java.sql.Connection;
import java.util.List;

/**
 * What statements are run in.
 *
 * @param policies the kind of policies, for the report
 * @param catalog what the asker sees
 * @param written settings of the transaction in which a statement runs as written, under PostgreSQL's policies
 * @param guarded settings for what the guard wrote, and for what a statement would return without policies
 */
record Scope(
        String policies, Connection connection, VisibleCatalog catalog, List<String> written, List<String> guarded) {
    Scope {
        written = List.copyOf(written);
        guarded = List.copyOf(guarded);
    }
}
