package io.nl2sql.ejb.history;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads many entries, a page at a time. */
public final class Export {
    /** Entries of one export. */
    public static final int MOST = 50_000;

    private final History history;

    Export(History history) {
        this.history = history;
    }

    /**
     * How far an export came.
     *
     * @param entries how many were handed on
     * @param next where older ones begin; empty where there are none
     */
    public record Extent(int entries, Optional<History.Cursor> next) {}

    Extent run(HistoryFilter filter, Optional<History.Cursor> after, int limit, Consumer<HistoryEntry> target) {
        if (limit < 1 || limit > MOST) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "limit must be from 1 to " + MOST + ".");
        }
        Optional<History.Cursor> position = after;
        int count = 0;
        while (count < limit) {
            int wished = Math.min(PageLimit.MOST, limit - count);
            List<HistoryEntry> page = history.page(filter, position, wished);
            page.forEach(target);
            count += page.size();
            if (page.size() < wished) {
                return new Extent(count, Optional.empty());
            }
            position = Optional.of(History.Cursor.behind(page.get(page.size() - 1)));
        }
        boolean more = !history.page(filter, position, 1).isEmpty();
        return new Extent(count, position.filter(last -> more));
    }
}
