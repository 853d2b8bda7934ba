package io.nl2sql.ejb.history;

import io.nl2sql.core.history.Dialogue;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries that differ in what a test is about. */
record SampleEntry(
        UUID id,
        HistoryEntry.Kind kind,
        Instant at,
        String principal,
        String door,
        String dataSource,
        String question,
        String sql,
        HistoryEntry.Outcome outcome,
        String code,
        String message) {
    static final Instant NOON = Instant.parse("2026-05-06T12:00:00.123456Z");

    static SampleEntry of(String principal) {
        return new SampleEntry(
                UUID.randomUUID(),
                HistoryEntry.Kind.ASKED,
                NOON,
                principal,
                "rest",
                "lab",
                "How many?",
                "SELECT 1",
                HistoryEntry.Outcome.FAILED,
                "STATEMENT_TIMEOUT",
                "Too long.");
    }

    SampleEntry at(Instant moment) {
        return new SampleEntry(id, kind, moment, principal, door, dataSource, question, sql, outcome, code, message);
    }

    SampleEntry through(String other) {
        return new SampleEntry(id, kind, at, principal, other, dataSource, question, sql, outcome, code, message);
    }

    SampleEntry on(String source) {
        return new SampleEntry(id, kind, at, principal, door, source, question, sql, outcome, code, message);
    }

    SampleEntry saying(String asked, String written, String told) {
        return new SampleEntry(id, kind, at, principal, door, dataSource, asked, written, outcome, code, told);
    }

    SampleEntry ending(HistoryEntry.Outcome how, String why) {
        return new SampleEntry(id, kind, at, principal, door, dataSource, question, sql, how, why, message);
    }

    SampleEntry reading() {
        return new SampleEntry(
                id,
                HistoryEntry.Kind.AUDIT_READ,
                at,
                principal,
                door,
                "",
                "",
                "",
                HistoryEntry.Outcome.ANSWERED,
                "",
                "Read the audit: everything.");
    }

    HistoryEntry entry() {
        return entry(Dialogue.NONE);
    }

    HistoryEntry entry(Dialogue dialogue) {
        return HistoryEntry.of(id, kind, at)
                .by(principal, List.of("analyst", "hr"), door)
                .on(dataSource)
                .asking(question)
                .written("embedded", sql)
                .authorized("SELECT 1 FROM (…)", List.of("lab.tests: rows where site = 1", "lab.people.name: masked"))
                .ended(outcome, Optional.of(code).filter(text -> !text.isEmpty()), message)
                .confidence(Optional.of(0.75))
                .took(12.5)
                .using(Optional.of(new Usage("small-1", 120, 30, 0.0001)))
                .within(dialogue)
                .entry();
    }
}
