package io.nl2sql.core.embedded;

import io.nl2sql.core.embedded.cue.Calendar;
import io.nl2sql.core.embedded.interpretation.Doubt;
import io.nl2sql.core.embedded.interpretation.Interpreter;
import io.nl2sql.core.embedded.interpretation.Interpreter.Outcome;
import io.nl2sql.core.embedded.interpretation.Interpreter.Understanding;
import io.nl2sql.core.embedded.wording.Wording;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.prompt.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Writes SQL without any model: pure computation, nothing leaves the process. Thread-safe. */
public final class EmbeddedGenerator implements SqlGenerator {
    private static final int ALTERNATIVES = 3;
    private static final double CLEARLY_POSSIBLE = 0.3;
    private static final double COMPARABLE = 0.4;

    private final Thresholds thresholds;
    private final SchemaModels models;
    private final Interpreter interpreter = new Interpreter();

    public EmbeddedGenerator() {
        this(Thresholds.defaults());
    }

    public EmbeddedGenerator(Thresholds thresholds) {
        this(thresholds, new SchemaModels());
    }

    /** @param models shared with whoever else links words to the same data sources */
    public EmbeddedGenerator(Thresholds thresholds, SchemaModels models) {
        this.thresholds = thresholds;
        this.models = models;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public CompletionStage<Reply> generate(Prompt prompt) {
        return CompletableFuture.completedFuture(Reply.of(answer(prompt), name()));
    }

    private Generation answer(Prompt prompt) {
        SchemaModel model = models.of(prompt.catalog(), prompt.values()).with(prompt.synonyms());
        Calendar calendar = new Calendar(prompt.today(), prompt.fiscalYear());
        Optional<String> refusal = Refusals.of(prompt.question());
        String asked = WhichOnes.inOne(prompt.question());
        String question = refusal.isPresent()
                ? asked
                : interpreter.whole(earlier(prompt), asked, model, prompt.values(), calendar);
        refusal = refusal.or(() -> Refusals.of(question));
        if (refusal.isPresent()) {
            return new Generation.Declined(refusal.get() + Examples.sentence(model), List.of());
        }
        List<String> several = SeveralQuestions.in(asked);
        if (!several.isEmpty()) {
            return new Generation.Clarification("These are several questions. Which one first?", several, List.of());
        }
        Outcome outcome = interpreter.read(asked(prompt, question), model, prompt.values(), calendar);
        return decide(outcome, model, question)
                .fold(
                        sql -> new Generation.Generated(
                                sql.assuming(SaidBefore.assumptions(prompt.synonyms(), sql.words(), model))),
                        back -> back,
                        declined -> declined);
    }

    /** From the last question on of which the whole is known. */
    private static List<String> earlier(Prompt prompt) {
        List<Turn> turns = prompt.earlier();
        int from = turns.size() - 1;
        while (from > 0 && turns.get(from).takenAs().isEmpty()) {
            from--;
        }
        return turns.stream().skip(Math.max(0, from)).map(Turn::whole).toList();
    }

    private static Wording asked(Prompt prompt, String question) {
        return question.equals(prompt.question())
                ? Wording.of(question)
                : Wording.of(question).noting("The question was taken as: " + question);
    }

    private Generation decide(Outcome outcome, SchemaModel model, String question) {
        List<Understanding> all = outcome.understandings();
        if (outcome.doubt().isPresent() && thresholds.ask() > 0) {
            Doubt doubt = outcome.doubt().get();
            return new Generation.Clarification(doubt.question(), doubt.choices(), outcome.words(), doubt.decides());
        }
        if (all.isEmpty()) {
            return NotUnderstood.reply(outcome, outcome.words(), model);
        }
        Understanding best = all.get(0);
        if (best.confidence() >= thresholds.ask()) {
            return new Generation.Generated(generated(best, all, question));
        }
        boolean unknown = best.words().stream().anyMatch(word -> word.state() == BoundWord.State.UNBOUND);
        List<String> choices = comparable(all)
                .map(Understanding::reworded)
                .distinct()
                .limit(ALTERNATIVES)
                .toList();
        if (!unknown && choices.size() > 1 && best.confidence() >= CLEARLY_POSSIBLE) {
            return new Generation.Clarification(
                    "Which of these do you mean?", choices, best.words(), decided(all, choices));
        }
        return NotUnderstood.reply(outcome, best.words(), model);
    }

    /** The likeliest and those about as likely that a person would recognise: nobody means a key by a table's name. */
    private static Stream<Understanding> comparable(List<Understanding> all) {
        Understanding best = all.get(0);
        return all.stream()
                .filter(some -> some == best
                        || some.confidence() >= COMPARABLE * best.confidence()
                                && guessedKeys(some) <= guessedKeys(best));
    }

    private static double guessedKeys(Understanding some) {
        return some.evidence().getOrDefault("guessed keys", 0.0);
    }

    private static Map<String, List<Naming>> decided(List<Understanding> all, List<String> choices) {
        Map<String, List<Naming>> decided = new HashMap<>();
        all.stream()
                .filter(some -> choices.contains(some.reworded()))
                .forEach(some -> decided.putIfAbsent(some.reworded(), some.decided()));
        return decided;
    }

    private GeneratedSql generated(Understanding best, List<Understanding> all, String question) {
        List<String> others = comparable(all)
                .skip(1)
                .map(Understanding::reworded)
                .filter(other -> !other.equals(best.reworded()))
                .distinct()
                .limit(ALTERNATIVES)
                .toList();
        return new GeneratedSql(
                best.sql(),
                best.explanation(),
                best.assumptions(),
                best.confidence() >= thresholds.answer() ? List.of() : others,
                best.words(),
                best.confidence(),
                question,
                others);
    }
}
