package io.nl2sql.ejb.glossary;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import io.nl2sql.core.history.History;
import io.nl2sql.core.linking.Phrases;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.pipeline.VocabularyEntry;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.security.identity.Roles;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What words mean. Everybody sees and deletes the own suggestions, and sees what is authored of what they may see;
 * administrators see everybody's, author and delete. Every change, every look at other people's words and every attempt at
 * either is in the history before it has an effect.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GlossaryBean {
    private static final int MOST = 500;

    @Inject
    Glossary glossary;

    @Inject
    History history;

    @Inject
    DataSources sources;

    @Inject
    VisibleCatalogs catalogs;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * A part of the list.
     *
     * @param next where the next part begins; empty at the end
     */
    public record Part(List<Synonym> synonyms, Optional<Glossary.Cursor> next) {}

    /**
     * The reader's own and what is authored, newest first, as far as the reader sees what is meant. That there is anything else
     * shows in nothing: neither in how many there are nor in where the next part begins.
     *
     * @param limit 1 to 500
     * @throws Nl2SqlException REQUEST_MALFORMED
     */
    public Part own(
            Caller reader, Optional<String> dataSource, Set<State> states, Optional<Glossary.Cursor> after, int limit) {
        GlossaryFilter filter = new GlossaryFilter(
                dataSource, states, Optional.of(reader.principal().name()));
        checkLimit(limit);
        List<Synonym> seen = seen(reader, filter, after, limit + 1);
        List<Synonym> part = seen.stream()
                .limit(limit)
                .map(synonym -> shown(synonym, reader))
                .toList();
        return new Part(
                part,
                seen.size() > limit ? Optional.of(Glossary.Cursor.behind(part.get(limit - 1))) : Optional.empty());
    }

    /** So many of those that the reader sees, or all that there are. */
    private List<Synonym> seen(Caller reader, GlossaryFilter filter, Optional<Glossary.Cursor> after, int wished) {
        Map<String, Optional<Elements>> elements = new HashMap<>();
        List<Synonym> seen = new ArrayList<>();
        Optional<Glossary.Cursor> next = after;
        do {
            Part read = part(filter, next, MOST);
            read.synonyms().stream()
                    .filter(synonym -> elements.computeIfAbsent(synonym.dataSource(), name -> known(reader, name))
                            .filter(source -> source.has(
                                    synonym.naming(),
                                    synonym.owner().equals(reader.principal().name())))
                            .isPresent())
                    .limit(wished - seen.size())
                    .forEach(seen::add);
            next = read.next();
        } while (next.isPresent() && seen.size() < wished);
        return seen;
    }

    /** Who said first what is everybody's now is for administrators to know. */
    private static Synonym shown(Synonym synonym, Caller reader) {
        boolean told = reader.principal().hasRole(Roles.ADMIN)
                || synonym.owner().equals(reader.principal().name());
        return told ? synonym : synonym.saidBy("");
    }

    private Optional<Elements> known(Caller reader, String dataSource) {
        try {
            return Optional.of(elements(reader, Optional.of(dataSource)));
        } catch (Nl2SqlException e) {
            if (e.code() == ErrorCode.DATA_SOURCE_UNKNOWN || e.code() == ErrorCode.DATA_SOURCE_UNAVAILABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Everybody's, newest first.
     *
     * @param limit 1 to 500
     * @throws Nl2SqlException NOT_ALLOWED or REQUEST_MALFORMED
     */
    public Part everybodys(
            Caller reader, Optional<String> dataSource, Set<State> states, Optional<Glossary.Cursor> after, int limit) {
        VocabularyEntry entry = new VocabularyEntry(reader, dataSource.orElse(""), clock.instant());
        return recorded(entry, "Read everybody's vocabulary", () -> {
            checkAdministrator(reader);
            checkLimit(limit);
            Part part = part(new GlossaryFilter(dataSource, states, Optional.empty()), after, limit);
            history.record(
                    entry.done("Read everybody's vocabulary.", part.synonyms().size()));
            return part;
        });
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "limit must be from 1 to " + MOST + ".");
        }
    }

    private Part part(GlossaryFilter filter, Optional<Glossary.Cursor> after, int limit) {
        List<Synonym> page = glossary.page(filter, after, limit);
        return new Part(
                page,
                page.size() < limit
                        ? Optional.empty()
                        : Optional.of(Glossary.Cursor.behind(page.get(page.size() - 1))));
    }

    /**
     * Keeps what somebody says that words mean.
     *
     * @param state SUGGESTED, for oneself; AUTHORED, for everybody, by administrators
     * @throws Nl2SqlException NOT_ALLOWED, REQUEST_MALFORMED, GLOSSARY_FULL or one about the data source
     */
    public Synonym say(
            Caller caller,
            Optional<String> dataSource,
            String phrase,
            String table,
            Optional<String> column,
            State state) {
        String source = sources.resolve(dataSource).name();
        VocabularyEntry entry = new VocabularyEntry(caller, source, clock.instant());
        return recorded(entry, "Said what words mean", () -> {
            String key = Phrases.key(phrase)
                    .orElseThrow(
                            () -> new Nl2SqlException(
                                    ErrorCode.REQUEST_MALFORMED,
                                    "The field 'phrase' must hold one to six words of letters and digits, 80 characters at most."));
            if (state == State.AUTHORED) {
                checkAdministrator(caller);
            }
            Naming naming = elements(caller, Optional.of(source)).read(phrase.strip(), table, column);
            Synonym said =
                    Synonym.suggested(source, naming, key, caller.principal().name(), now());
            history.record(entry.done((state == State.AUTHORED ? "Authored: " : "Suggested: ") + words(said), 1));
            return state == State.AUTHORED ? authored(said, caller) : suggested(said);
        });
    }

    private Synonym suggested(Synonym said) {
        return glossary.suggest(said, settings.conversations().maxSuggestions())
                .orElseThrow(() -> new Nl2SqlException(
                        ErrorCode.GLOSSARY_FULL, "Your vocabulary for this data source is full. Delete words first."));
    }

    private Synonym authored(Synonym synonym, Caller caller) {
        return glossary.author(become(synonym, State.AUTHORED, caller));
    }

    /**
     * Makes a suggestion everybody's.
     *
     * @throws Nl2SqlException NOT_ALLOWED or NOT_FOUND
     */
    public Synonym author(Caller caller, UUID id) {
        VocabularyEntry entry = new VocabularyEntry(caller, "", clock.instant());
        return recorded(entry, "Authored " + id, () -> {
            checkAdministrator(caller);
            Synonym synonym = living(id).orElseThrow(GlossaryBean::notFound);
            history.record(of(synonym, caller).done("Authored: " + words(synonym), 1));
            return synonym.state() == State.AUTHORED ? synonym : promoted(synonym, caller);
        });
    }

    /** Whether there is a twin is known only once nobody else can author the same. */
    private Synonym promoted(Synonym suggestion, Caller caller) {
        Synonym kept =
                glossary.promote(become(suggestion, State.AUTHORED, caller)).orElseThrow(GlossaryBean::notFound);
        if (!kept.id().equals(suggestion.id())) {
            String fate = suggestion.naming().stored() ? "Kept" : "Deleted";
            history.record(of(suggestion, caller)
                    .done(
                            fate + " the suggestion " + suggestion.id() + ", since " + kept.id() + " says the same: "
                                    + words(suggestion),
                            1));
        }
        return kept;
    }

    /**
     * Takes a meaning away: one's own suggestion, or as administrator any.
     *
     * @throws Nl2SqlException NOT_FOUND, also for what belongs to others
     */
    public void delete(Caller caller, UUID id) {
        VocabularyEntry entry = new VocabularyEntry(caller, "", clock.instant());
        recorded(entry, "Deleted " + id, () -> {
            Synonym synonym = living(id)
                    .filter(found -> caller.principal().hasRole(Roles.ADMIN) || isOwn(found, caller))
                    .orElseThrow(GlossaryBean::notFound);
            history.record(of(synonym, caller).done("Deleted: " + words(synonym), 1));
            if (!glossary.delete(synonym.state(), become(synonym, State.DELETED, caller))) {
                throw notFound();
            }
            return synonym;
        });
    }

    private Synonym become(Synonym synonym, State next, Caller caller) {
        return synonym.become(next, caller.principal().name(), now());
    }

    private static boolean isOwn(Synonym synonym, Caller caller) {
        return synonym.state() == State.SUGGESTED
                && synonym.owner().equals(caller.principal().name());
    }

    private Optional<Synonym> living(UUID id) {
        return glossary.find(id).filter(synonym -> synonym.state() != State.DELETED);
    }

    private VocabularyEntry of(Synonym synonym, Caller caller) {
        return new VocabularyEntry(caller, synonym.dataSource(), clock.instant());
    }

    private static String words(Synonym synonym) {
        return "\"" + synonym.naming().phrase() + "\" means " + synonym.naming().element() + ", first said by '"
                + synonym.owner() + "'.";
    }

    private Elements elements(Caller caller, Optional<String> dataSource) {
        return new Elements(sources.resolve(dataSource), catalogs, caller.principal());
    }

    private <T> T recorded(VocabularyEntry entry, String attempt, Supplier<T> work) {
        try {
            return work.get();
        } catch (Nl2SqlException e) {
            if (e.code() != ErrorCode.HISTORY_UNAVAILABLE) {
                history.record(entry.failed(attempt, e));
            }
            throw e;
        }
    }

    /** As exactly as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void checkAdministrator(Caller caller) {
        if (!caller.principal().hasRole(Roles.ADMIN)) {
            throw new Nl2SqlException(
                    ErrorCode.NOT_ALLOWED, "Only administrators may read or author other people's words.");
        }
    }

    private static Nl2SqlException notFound() {
        return new Nl2SqlException(ErrorCode.NOT_FOUND, "There is no such entry in your vocabulary.");
    }
}
