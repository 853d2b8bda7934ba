package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.internal.wire.Header;
import io.nl2sql.jdbc.internal.wire.QueryRequest;
import java.sql.SQLException;

/** Asks for a text's columns beside what its statement does, whose rows may still be read. */
final class DescribedText {
    private DescribedText() {}

    static Header of(Nl2SqlConnection connection, QueryRequest request) throws SQLException {
        try (QueryStatement aside = new QueryStatement(connection)) {
            return aside.describe(request);
        }
    }
}
