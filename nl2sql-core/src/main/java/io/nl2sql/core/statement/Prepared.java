package io.nl2sql.core.statement;

import io.nl2sql.core.pipeline.SqlRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A statement for which only the running is left.
 *
 * @param kind what the text was
 * @param sql complete
 * @param parameters how many values the statement takes
 * @param translations of the questions in it
 */
record Prepared(Heading.Kind kind, SplicedText sql, int parameters, List<Translation> translations) {
    Prepared {
        translations = List.copyOf(translations);
    }

    static Prepared question(Translation translation) {
        return new Prepared(Heading.Kind.QUESTION, SplicedText.of(translation.sql()), 0, List.of(translation));
    }

    static Prepared written(SplicedText sql, int parameters, List<Translation> translations) {
        Heading.Kind kind = translations.isEmpty() ? Heading.Kind.SQL : Heading.Kind.MIXED;
        return new Prepared(kind, sql, parameters, translations);
    }

    Optional<SqlRequest.Origin> origin() {
        return translations.isEmpty()
                ? Optional.empty()
                : Optional.of(new SqlRequest.Origin(
                        translations.stream().map(Translation::question).collect(Collectors.joining(" | ")),
                        translations.get(0).generator()));
    }

    String generatedSql() {
        return translations.isEmpty() ? "" : sql.text();
    }

    /** @param policy what the guard said about the complete statement */
    List<Notice> notices(List<String> policy) {
        List<Notice> notices = new ArrayList<>();
        if (!translations.isEmpty()) {
            notices.add(new Notice(Notice.Kind.GENERATED_SQL, sql.text()));
        }
        translations.stream()
                .flatMap(translation -> translation.assumptions().stream())
                .forEach(text -> notices.add(new Notice(Notice.Kind.ASSUMPTION, text)));
        translations.stream()
                .flatMap(translation -> translation.alternatives().stream())
                .forEach(text -> notices.add(new Notice(Notice.Kind.ALTERNATIVE, text)));
        translations.stream()
                .flatMap(translation -> translation.notices().stream())
                .filter(text -> !policy.contains(text))
                .forEach(text -> notices.add(new Notice(Notice.Kind.GENERATION, text)));
        policy.forEach(text -> notices.add(new Notice(Notice.Kind.POLICY, text)));
        return notices;
    }
}
