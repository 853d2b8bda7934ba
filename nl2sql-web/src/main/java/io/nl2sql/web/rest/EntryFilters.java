package io.nl2sql.web.rest;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which entries an address wishes for. */
final class EntryFilters {
    private static final Pattern DOOR = Pattern.compile("web|rest|jdbc");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");
    private static final String EXAMPLE = "2026-05-06T12:00:00Z";
    private static final Set<String> OWN =
            Set.of("limit", "after", "door", "dataSource", "outcome", "code", "from", "to", "q", "conversationId");

    private EntryFilters() {}

    /** Names of all parameters of a list of entries. */
    static Set<String> parameters(String... further) {
        Set<String> all = new HashSet<>(OWN);
        all.addAll(Set.of(further));
        return Set.copyOf(all);
    }

    static HistoryFilter of(AddressQuery address) {
        Optional<Instant> from = address.moment("from", EXAMPLE);
        Optional<Instant> to = address.moment("to", EXAMPLE);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw AddressQuery.malformed("'from' must be before 'to'.");
        }
        return HistoryFilter.everything()
                .narrowed()
                .kind(address.choice("kind", HistoryEntry.Kind.class))
                .principal(address.text("principal"))
                .door(address.text("door", DOOR, "web, rest or jdbc"))
                .dataSource(address.text("dataSource"))
                .outcome(address.choice("outcome", HistoryEntry.Outcome.class))
                .code(address.text("code", CODE, "a code such as STATEMENT_TIMEOUT"))
                .from(from)
                .to(to)
                .text(address.text("q"))
                .conversation(address.text("conversationId"))
                .filter();
    }
}
