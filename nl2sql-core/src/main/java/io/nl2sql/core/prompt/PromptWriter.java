package io.nl2sql.core.prompt;

import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.SqlIdentifier;
import io.nl2sql.core.prompt.QuestionLinks.NamedValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a language model is told: rules, tables, question, and what was wrong with earlier attempts. Holds only what
 * the asker may see, and never rows; of stored values only those that the question's own words name. The same input gives the
 * same text, what changes least standing first, so that providers can keep the beginning. Thread-safe.
 */
public final class PromptWriter {
    private static final String RULES = resource("rules.txt");
    private static final int LONGEST_QUESTION = 4_000;
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_SQL = 8_000;
    private static final int LONGEST_EARLIER_SQL = 2_000;
    private static final int LONGEST_FINDING = 300;
    private static final int MOST_FINDINGS = 10;

    private final SchemaModels models;
    private final PromptLimits limits;

    /** @param models shared with the embedded generator */
    public PromptWriter(SchemaModels models, PromptLimits limits) {
        this.models = models;
        this.limits = limits;
    }

    public List<Message> write(Prompt prompt) {
        List<Message> messages = new ArrayList<>();
        messages.add(new Message(Message.Role.SYSTEM, RULES));
        messages.add(new Message(Message.Role.USER, task(prompt)));
        for (Attempt attempt : prompt.attempts()) {
            messages.add(
                    new Message(Message.Role.ASSISTANT, "{\"sql\": " + Quoted.text(attempt.sql(), LONGEST_SQL) + "}"));
            messages.add(new Message(Message.Role.USER, mending(attempt)));
        }
        return List.copyOf(messages);
    }

    private String task(Prompt prompt) {
        SchemaModel model = models.of(prompt.catalog()).with(prompt.synonyms());
        List<String> texts = new ArrayList<>(List.of(prompt.question(), prompt.evidence()));
        prompt.earlier().forEach(turn -> texts.add(turn.whole()));
        QuestionLinks links = QuestionLinks.of(model, prompt.values(), texts);
        StringBuilder text = new StringBuilder("Tables:\n");
        new TableChoice(model, limits.schemaSize()).texts(links).forEach(text::append);
        text.append("\nToday: ").append(prompt.today()).append('\n');
        if (limits.withValues() && !links.values().isEmpty()) {
            text.append("Stored values that the question may mean:\n");
            links.values().forEach(value -> text.append(line(value)));
        }
        if (!prompt.evidence().isBlank()) {
            text.append("Hint: ")
                    .append(Quoted.text(prompt.evidence(), LONGEST_QUESTION))
                    .append('\n');
        }
        if (prompt.fiscalYear().isShifted()) {
            text.append("Fiscal year: begins on ")
                    .append(prompt.fiscalYear().startOf(prompt.today()))
                    .append(", called ")
                    .append(prompt.fiscalYear().nameOf(prompt.fiscalYear().startOf(prompt.today())))
                    .append('\n');
        }
        prompt.synonyms().stream()
                .map(Synonym::naming)
                .filter(naming -> limits.withValues() || !naming.stored())
                .forEach(naming -> text.append(line(naming)));
        prompt.earlier().forEach(turn -> text.append(before(turn)));
        return text.append("Question: ")
                .append(Quoted.text(prompt.question(), LONGEST_QUESTION))
                .append('\n')
                .toString();
    }

    /** SQL holds values as they are stored; those that it was written with may have been masked since. */
    private String before(Turn turn) {
        String question = "Earlier question: " + Quoted.text(turn.whole(), LONGEST_QUESTION) + "\n";
        return turn.sql().isEmpty() || !limits.withValues()
                ? question
                : question + "Its SQL: " + Quoted.text(turn.sql(), LONGEST_EARLIER_SQL) + "\n";
    }

    private static String line(Naming naming) {
        String table = SqlIdentifier.quoted(naming.table());
        return "Here " + Quoted.text(naming.phrase(), LONGEST_VALUE) + " means "
                + (naming.stored() ? "a value of " : "")
                + naming.column()
                        .map(column -> table + "." + SqlIdentifier.quoted(column))
                        .orElse(table)
                + "\n";
    }

    private static String line(NamedValue value) {
        return "  " + SqlIdentifier.quoted(value.attribute().table()) + "."
                + SqlIdentifier.quoted(value.attribute().name()) + " = " + Quoted.text(value.stored(), LONGEST_VALUE)
                + "\n";
    }

    private static String mending(Attempt attempt) {
        return attempt.findings().stream()
                .limit(MOST_FINDINGS)
                .map(PromptWriter::line)
                .collect(Collectors.joining(
                        "", "That SQL was refused, for these reasons:\n", "Reply with a corrected JSON object.\n"));
    }

    private static String line(Finding finding) {
        return "  " + finding.code() + " at line " + finding.line() + ", column " + finding.column() + ": "
                + Quoted.text(finding.message() + " " + finding.hint(), LONGEST_FINDING) + "\n";
    }

    private static String resource(String name) {
        try (InputStream file = PromptWriter.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Unreadable resource " + name, e);
        }
    }
}
