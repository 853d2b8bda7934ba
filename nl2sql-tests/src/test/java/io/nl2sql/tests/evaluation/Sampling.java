package io.nl2sql.tests.evaluation;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.embedded.cue.Calendar;
import io.nl2sql.core.embedded.interpretation.Interpreter;
import io.nl2sql.core.embedded.interpretation.Interpreter.Understanding;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.meaning.WordMeanings;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs the embedded generator's best guess for questions about one database and notes whether it was right, for each
 * question as it stands, for the same cut down to keywords, and for keyword questions made from the schema.
 */
final class Sampling {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 12;

    private static final SchemaModels MODELS = new SchemaModels(WordMeanings.of(true, Runnable::run));

    private final Interpreter interpreter = new Interpreter();
    private final GovernedSource source;
    private final SchemaModel model;
    private final GoldQueries queries;
    private final Comparison comparison;
    private final LocalDate today;
    private final LessKnown.Known everything;
    private final LessKnown less;
    private final String database;

    /** A question with the SQL that is right, none where nothing is, and whether it is in keywords. */
    private record Asked(String question, List<String> golds, boolean keywords, Calendar calendar) {}

    Sampling(String database, GovernedSource source, Options options, LocalDate today) {
        this.database = database;
        this.source = source;
        this.model = MODELS.of(
                VisibleCatalog.of(source.catalog(), source.policies(), new Principal("fit", Set.of(), Claims.none())),
                source.values());
        this.queries = new GoldQueries(
                source.runner(), new ExecutionLimits(options.timeout(), MOST_ROWS, EvaluatedDatabase.mostBytes()));
        this.comparison = new Comparison(queries::run);
        this.today = today;
        this.everything = new LessKnown.Known(model, source.values());
        this.less = new LessKnown(source, model, MODELS);
    }

    List<Sample> samples(List<EvaluationQuestion> questions) {
        List<Sample> samples = new ArrayList<>();
        for (EvaluationQuestion question : questions) {
            Calendar calendar = calendar(question.setting());
            String whole =
                    interpreter.whole(question.setting().previous(), question.text(), model, source.values(), calendar);
            Asked asked = new Asked(whole, golds(question), false, calendar);
            sample(asked).ifPresent(samples::add);
            if (question.answerable()) {
                sample(new Asked(Keywords.of(whole), asked.golds(), true, calendar))
                        .ifPresent(samples::add);
                withoutAnswer(asked).ifPresent(samples::add);
            }
        }
        new KeywordQuestions(database, model, this::first)
                .make()
                .forEach(question -> sample(new Asked(question.text(), question.golds(), true, Calendar.of(today)))
                        .ifPresent(samples::add));
        return samples;
    }

    private static List<String> golds(EvaluationQuestion question) {
        return question.answerable()
                ? Stream.concat(question.golds().stream(), question.also().stream())
                        .toList()
                : List.of();
    }

    private Calendar calendar(Setting setting) {
        return new Calendar(
                setting.now()
                        .map(now -> LocalDate.ofInstant(now, ZoneOffset.UTC))
                        .orElse(today),
                setting.years());
    }

    private Optional<String> first(String sql) {
        return queries.run(sql)
                .filter(result -> !result.rows().isEmpty())
                .map(result -> result.rows().get(0).get(0))
                .map(Object::toString);
    }

    /** No answer is right where there is no expected SQL. */
    private Optional<Sample> sample(Asked asked) {
        return best(asked, everything).map(best -> new Sample(database, isRight(best, asked), best.evidence()));
    }

    /** The question with less known than it needs, where it was answered rightly before; of two questions one. */
    private Optional<Sample> withoutAnswer(Asked asked) {
        return best(asked, everything)
                .filter(best -> asked.question().hashCode() % 2 == 0)
                .filter(best -> isRight(best, asked))
                .flatMap(best -> less.than(asked.question(), best.words()))
                .flatMap(known -> best(asked, known))
                .map(best -> new Sample(database, isRight(best, asked), best.evidence()));
    }

    private Optional<Understanding> best(Asked asked, LessKnown.Known known) {
        return interpreter
                .read(asked.question(), known.model(), known.values(), asked.calendar())
                .understandings()
                .stream()
                .findFirst();
    }

    private boolean isRight(Understanding best, Asked asked) {
        return queries.run(best.sql())
                .filter(answer -> asked.golds().stream().anyMatch(gold -> isRight(gold, answer, asked.keywords())))
                .isPresent();
    }

    private boolean isRight(String sql, ResultTable answer, boolean keywords) {
        return queries.run(sql)
                .filter(gold -> comparison.isRight(sql, gold, answer) || keywords && contains(sql, gold, answer))
                .isPresent();
    }

    /** Keywords seldom say which columns to show, so that more than the expected ones are no fault there. */
    private boolean contains(String sql, ResultTable gold, ResultTable answer) {
        int width = answer.columns().size();
        int wanted = gold.columns().size();
        if (width <= wanted
                || width > MOST_COLUMNS
                || gold.rows().size() != answer.rows().size()) {
            return false;
        }
        for (int some = 1; some < 1 << width; some++) {
            if (Integer.bitCount(some) == wanted && comparison.isRight(sql, gold, only(answer, some))) {
                return true;
            }
        }
        return false;
    }

    private static ResultTable only(ResultTable table, int some) {
        return new ResultTable(
                only(table.columns(), some),
                table.rows().stream().map(row -> only(row, some)).toList(),
                false);
    }

    private static <T> List<T> only(List<T> cells, int some) {
        List<T> chosen = new ArrayList<>();
        for (int at = 0; at < cells.size(); at++) {
            if ((some >> at & 1) == 1) {
                chosen.add(cells.get(at));
            }
        }
        return chosen;
    }
}
