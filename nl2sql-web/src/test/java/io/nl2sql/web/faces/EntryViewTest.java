package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryEntry.Kind;
import io.nl2sql.core.history.HistoryEntry.Outcome;
import io.nl2sql.core.llm.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryViewTest {
    private static HistoryEntry entry(Kind kind, String question, String sql, String message, Outcome outcome) {
        return HistoryEntry.of(new UUID(1, 2), kind, Instant.parse("2026-05-06T12:00:00Z"))
                .by("ann", List.of("analyst"), "rest")
                .on("lab")
                .asking(question)
                .written("model", sql)
                .authorized("", List.of("lab.a: all rows", "lab.b.c: masked"))
                .ended(outcome, Optional.empty(), message)
                .rows(1, false)
                .took(1.5)
                .using(Optional.of(new Usage("small-1", 1200, 30, 0.00025)))
                .entry();
    }

    @Test
    void tellsSqlQuestionsReadingsAndNothingApart() {
        EntryView question = new EntryView(entry(Kind.ASKED, "How many?", "SELECT 1", "", Outcome.ANSWERED), false);
        EntryView sql = new EntryView(entry(Kind.ASKED, "", "SELECT 1", "", Outcome.ANSWERED), false);
        EntryView reading = new EntryView(entry(Kind.AUDIT_READ, "", "", "Read it.", Outcome.ANSWERED), false);
        EntryView nothing = new EntryView(entry(Kind.ASKED, " ", "", "Ask something.", Outcome.FAILED), false);

        assertThat(question.heading()).isEqualTo("How many?");
        assertThat(sql.heading()).isEqualTo("SQL written by hand");
        assertThat(sql.title()).isEqualTo("SELECT 1");
        assertThat(reading.title()).isEqualTo("Read it.");
        assertThat(reading.message()).isEmpty();
        assertThat(reading.rows()).isEqualTo("1 entry");
        assertThat(reading.isRepeatable()).isFalse();
        EntryView words = new EntryView(entry(Kind.VOCABULARY, "", "", "Authored: …", Outcome.ANSWERED), false);
        assertThat(words.title()).isEqualTo("Authored: …");
        assertThat(words.heading()).isEqualTo("Vocabulary");
        assertThat(words.rows()).isEmpty();
        assertThat(words.isRepeatable()).isFalse();
        assertThat(nothing.isWritten()).isFalse();
        assertThat(nothing.isRepeatable()).isFalse();
        assertThat(nothing.message()).isEqualTo("Ask something.");
    }

    @Test
    void saysThatWhatRunsForTooLongMayHaveBeenCutOff() {
        HistoryEntry running = entry(Kind.ASKED, "How many?", "SELECT 1", "", Outcome.RUNNING);

        assertThat(new EntryView(running, false).outcome()).isEqualTo("Running");
        assertThat(new EntryView(running, true).outcome()).isEqualTo("Running or cut off");
    }

    @Test
    void showsPoliciesTokensAndCost() {
        EntryView view = new EntryView(entry(Kind.ASKED, "How many?", "SELECT 1", "", Outcome.ANSWERED), false);

        assertThat(view.policyLine()).isEqualTo("lab.a: all rows · lab.b.c: masked");
        assertThat(view.model()).isEqualTo("small-1");
        assertThat(view.tokens()).isEqualTo("1,200 read, 30 written");
        assertThat(view.cost()).isEqualTo("$0.000250");
    }
}
