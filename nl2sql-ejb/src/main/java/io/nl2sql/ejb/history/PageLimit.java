package io.nl2sql.ejb.history;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;

/** How many entries may be read at once. */
final class PageLimit {
    static final int MOST = 500;

    private PageLimit() {}

    /** @throws Nl2SqlException REQUEST_MALFORMED */
    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "limit must be from 1 to " + MOST + ".");
        }
        return limit;
    }
}
