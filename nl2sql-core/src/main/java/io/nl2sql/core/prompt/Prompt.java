package io.nl2sql.core.prompt;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.linking.ValueIndex;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that a generator is told. Holds nothing that the asker may not see.
 *
 * @param question the question's words
 * @param evidence a hint that belongs to the question, empty where there is none
 * @param catalog the asker's view of the data source
 * @param values look-up of the stored values that the asker may know of
 * @param today the asker's date, from an injected clock
 * @param fiscalYear how the data source's business counts its years
 * @param earlier what was asked before in the same conversation, oldest first
 * @param synonyms what words of the question mean for the asker; only of what the asker may see
 * @param deadline when the asker stops waiting
 * @param attempts what was written before and refused, oldest first
 */
public record Prompt(
        String question,
        String evidence,
        VisibleCatalog catalog,
        ValueIndex values,
        LocalDate today,
        FiscalYear fiscalYear,
        List<Turn> earlier,
        List<Synonym> synonyms,
        Instant deadline,
        List<Attempt> attempts) {
    /** One of an asker who never said what words mean. */
    public Prompt(
            String question,
            String evidence,
            VisibleCatalog catalog,
            ValueIndex values,
            LocalDate today,
            FiscalYear fiscalYear,
            List<Turn> earlier,
            Instant deadline,
            List<Attempt> attempts) {
        this(question, evidence, catalog, values, today, fiscalYear, earlier, List.of(), deadline, attempts);
    }

    public Prompt {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(today, "today");
        Objects.requireNonNull(fiscalYear, "fiscalYear");
        Objects.requireNonNull(deadline, "deadline");
        earlier = List.copyOf(earlier);
        synonyms = List.copyOf(synonyms);
        attempts = List.copyOf(attempts);
    }

    /** A first prompt without a hint, for which nobody's patience ends, in a business that goes by the calendar. */
    public static Prompt of(String question, VisibleCatalog catalog, ValueIndex values, LocalDate today) {
        return new Prompt(
                question, "", catalog, values, today, FiscalYear.calendar(), List.of(), Instant.MAX, List.of());
    }

    /** The same for somebody who stops waiting at another time. */
    public Prompt dueBy(Instant moment) {
        return new Prompt(question, evidence, catalog, values, today, fiscalYear, earlier, synonyms, moment, attempts);
    }

    /** The same seen from another day, or where years run otherwise. */
    public Prompt on(LocalDate day, FiscalYear years) {
        return new Prompt(question, evidence, catalog, values, day, years, earlier, synonyms, deadline, attempts);
    }

    /** The same, asked after other questions. */
    public Prompt following(List<Turn> turns) {
        return new Prompt(question, evidence, catalog, values, today, fiscalYear, turns, synonyms, deadline, attempts);
    }

    /** The same, with words that mean something of their own to the asker. */
    public Prompt knowing(List<Synonym> meanings) {
        return new Prompt(
                question, evidence, catalog, values, today, fiscalYear, earlier, meanings, deadline, attempts);
    }

    /** The same question once more, told what was wrong. */
    public Prompt after(Attempt refused) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(refused);
        return new Prompt(question, evidence, catalog, values, today, fiscalYear, earlier, synonyms, deadline, all);
    }
}
