package io.nl2sql.core.glossary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what words mean. What one person suggests helps that person alone until an administrator authors it. Thread-safe;
 * each call is a transaction of its own and fails with HISTORY_UNAVAILABLE where the system database cannot be reached.
 */
public interface Glossary {
    /**
     * What helps a person read a question: the own suggestions, the latest first, then what is authored. Who reads it may see
     * neither table nor column; that is for the caller to sort out.
     *
     * @param keys phrases of the question, as stems
     */
    List<Synonym> helping(String person, String dataSource, Set<String> keys);

    /**
     * Keeps somebody's suggestion, in the place of an own earlier one for the same words.
     *
     * @param most how many suggestions one person may have for a data source
     * @return what is kept; empty where there is no room
     */
    Optional<Synonym> suggest(Synonym suggestion, int most);

    /**
     * Keeps what was authored without having been suggested.
     *
     * @return what is kept: an earlier one where the same is authored already
     */
    Synonym author(Synonym authored);

    /**
     * Makes a suggestion everybody's, if nobody decided otherwise meanwhile. Where the same is authored already, that stays and
     * the suggestion is deleted; but one of a stored value stays as well, for it helps its owner where the other may not.
     *
     * @param authored the suggestion in its next state
     * @return what is authored; empty where the suggestion is there no more
     */
    Optional<Synonym> promote(Synonym authored);

    /**
     * Takes a meaning away, if nobody decided otherwise meanwhile.
     *
     * @param deleted the same in its next state, with who decided that
     * @return whether there was such a meaning in the expected state
     */
    boolean delete(Synonym.State expected, Synonym deleted);

    Optional<Synonym> find(UUID id);

    /**
     * Newest first.
     *
     * @param limit 1 to 500
     */
    List<Synonym> page(GlossaryFilter filter, Optional<Cursor> after, int limit);

    /** Position in the list. */
    record Cursor(Instant at, UUID id) {
        public static Cursor behind(Synonym synonym) {
            return new Cursor(synonym.at(), synonym.id());
        }
    }
}
