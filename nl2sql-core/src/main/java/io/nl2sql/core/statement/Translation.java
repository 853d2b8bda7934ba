package io.nl2sql.core.statement;

import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Notices;
import java.util.List;

/**
 * The SQL that a question was given, checked, and not run yet.
 *
 * @param question as asked
 * @param sql one complete statement, before policy
 * @param generator who wrote it
 * @param assumptions what was decided without being said
 * @param alternatives other readings, each a question that could be asked instead
 * @param notices what else the asker should know, what policy did among it
 */
record Translation(
        String question,
        String sql,
        String generator,
        List<String> assumptions,
        List<String> alternatives,
        List<String> notices) {
    Translation {
        assumptions = List.copyOf(assumptions);
        alternatives = List.copyOf(alternatives);
        notices = List.copyOf(notices);
    }

    static Translation of(String question, Answer answer) {
        return new Translation(
                question,
                answer.sql(),
                answer.generator(),
                answer.assumptions(),
                answer.alternatives(),
                answer.warnings().stream()
                        .filter(warning -> !warning.equals(Notices.NOTHING_RUN))
                        .toList());
    }
}
