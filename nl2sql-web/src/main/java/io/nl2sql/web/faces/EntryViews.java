package io.nl2sql.web.faces;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Makes entries ready for pages. */
@ApplicationScoped
public class EntryViews {
    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    EntryView of(HistoryEntry entry) {
        return new EntryView(entry, isOverdue(entry));
    }

    /** Nothing runs longer than this; what is still said to be running was cut off, or ends this very moment. */
    private boolean isOverdue(HistoryEntry entry) {
        Duration longest =
                settings.questions().timeout().plus(settings.streams().timeout());
        return entry.outcome() == HistoryEntry.Outcome.RUNNING
                && entry.at().plus(longest).isBefore(clock.instant());
    }
}
