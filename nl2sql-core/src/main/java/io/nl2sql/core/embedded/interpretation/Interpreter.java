package io.nl2sql.core.embedded.interpretation;

import io.nl2sql.core.embedded.confidence.Confidence;
import io.nl2sql.core.embedded.confidence.Evidence;
import io.nl2sql.core.embedded.cue.Calendar;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.draft.Interpretation;
import io.nl2sql.core.embedded.query.Explainer;
import io.nl2sql.core.embedded.query.SqlPrinter;
import io.nl2sql.core.embedded.reading.FollowUp;
import io.nl2sql.core.embedded.reading.FollowUpWords;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.MeantWords;
import io.nl2sql.core.embedded.reading.Names;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.embedded.reading.ReadingWeights;
import io.nl2sql.core.embedded.reading.Renaming;
import io.nl2sql.core.embedded.reading.Resolver;
import io.nl2sql.core.embedded.reading.Segment;
import io.nl2sql.core.embedded.reading.Segmenter;
import io.nl2sql.core.embedded.reading.Words;
import io.nl2sql.core.embedded.wording.Opposites;
import io.nl2sql.core.embedded.wording.Rates;
import io.nl2sql.core.embedded.wording.Spelling;
import io.nl2sql.core.embedded.wording.Translation;
import io.nl2sql.core.embedded.wording.Wording;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.linking.Coordination;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.BoundWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads questions: the whole way from words to ranked queries. Thread-safe. */
public final class Interpreter {
    private final CueBook cues = CueBook.english();
    private final Segmenter segmenter = new Segmenter(cues);
    private final Translation german = Translation.from("de");
    private final Vagueness vagueness = new Vagueness(cues);
    private final FollowUpWords followUps = new FollowUpWords();
    private final Spelling spelling = new Spelling(cues);
    private final Rates rates = new Rates();
    private final Opposites opposites = new Opposites();

    /**
     * A way to understand a question.
     *
     * @param sql what would be asked of the database
     * @param explanation in words
     * @param assumptions what was decided without being said
     * @param reworded the question with its ambiguous words spelled out as understood here
     * @param decided what is said of those words, where it is a table or column that they mean
     * @param confidence 0 to 1
     * @param words how each word was understood
     * @param evidence what the confidence rests on, by name
     */
    public record Understanding(
            String sql,
            String explanation,
            List<String> assumptions,
            String reworded,
            List<Naming> decided,
            double confidence,
            List<BoundWord> words,
            Map<String, Double> evidence) {
        public Understanding {
            assumptions = List.copyOf(assumptions);
            decided = List.copyOf(decided);
            words = List.copyOf(words);
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * All ways to understand a question, likeliest first.
     *
     * @param understandings different queries; empty where nothing was understood
     * @param words how the words were understood in the likeliest, or at all
     * @param tables the tables that the words were understood to speak of, in their order
     * @param doubt what only the asker can decide, so that answering would be guessing
     */
    public record Outcome(
            List<Understanding> understandings, List<BoundWord> words, List<Entity> tables, Optional<Doubt> doubt) {}

    public Outcome read(String question, SchemaModel model, ValueIndex values, Calendar calendar) {
        return read(Wording.of(question), model, values, calendar);
    }

    /** Reads a question that may have been put in other words already; what comes of it is told in the asker's. */
    public Outcome read(Wording asked, SchemaModel model, ValueIndex values, Calendar calendar) {
        Wording positive = opposites.spelledOut(english(asked.plain(), model), model, values);
        Wording spelled = spelling.corrected(positive, model.lexicon(), values);
        Wording wording = rates.spelledOut(spelled, model, values);
        List<Reading> readings = readings(wording.text(), model, values, calendar);
        List<Item> items = readings.isEmpty() ? List.of() : readings.get(0).items();
        List<Entity> tables = items.stream()
                .flatMap(item -> item.meaning().entityMeant().stream())
                .distinct()
                .toList();
        Map<String, Interpretation> ranked = ranked(model, readings, calendar);
        return new Outcome(
                understandings(wording, model, ranked),
                Words.of(items, wording),
                tables,
                doubt(readings, List.copyOf(ranked.entrySet()), wording, model));
    }

    private Optional<Doubt> doubt(
            List<Reading> readings,
            List<Map.Entry<String, Interpretation>> ranked,
            Wording wording,
            SchemaModel model) {
        Optional<Reading> first = ranked.isEmpty()
                ? readings.stream().findFirst()
                : Optional.of(ranked.get(0).getValue().reading());
        Optional<Doubt> vague = first.flatMap(reading -> vagueness.in(reading, wording, model));
        boolean known = first.filter(reading -> reading.unknown().isEmpty()).isPresent();
        return vague.isPresent() || !known
                ? vague
                : Rivals.among(wording, ranked)
                        .or(() -> ranked.stream().findFirst().flatMap(best -> Namesakes.in(best.getValue(), wording)));
    }

    /** The question in English, where it is in another language that there are files of. */
    private Wording english(Wording asked, SchemaModel model) {
        Predicate<Token> known =
                token -> cues.words().contains(token.lower()) || model.lexicon().knows(token.stem());
        return german.english(asked, known, model.lexicon()::knows);
    }

    /**
     * The question as a whole that a follow-up stands for; a question that stands for itself as it is.
     *
     * @param earlier the questions before, oldest first
     */
    public String whole(
            List<String> earlier, String question, SchemaModel model, ValueIndex values, Calendar calendar) {
        if (earlier.isEmpty() || !FollowUp.isOne(followUps, cues, question)) {
            return question;
        }
        int last = earlier.size() - 1;
        String before = whole(earlier.subList(0, last), earlier.get(last), model, values, calendar);
        String change = Wording.of(question).plain().text();
        List<Segment> changes = segments(change, model, values, calendar);
        return readings(Wording.of(before).plain().text(), model, values, calendar).stream()
                .findFirst()
                .flatMap(reading -> new FollowUp(followUps, cues, reading).whole(change, changes))
                .orElse(question);
    }

    private List<Segment> segments(String question, SchemaModel model, ValueIndex values, Calendar calendar) {
        List<Token> tokens = Coordination.spelledOut(Tokenizer.tokens(question), model.lexicon());
        return segmenter.segments(new Segmenter.Source(tokens, model, values, calendar));
    }

    /** The segments of a whole question, unknown words that mean what a name says read as that name. */
    private List<Segment> renamed(String question, SchemaModel model, ValueIndex values, Calendar calendar) {
        List<Token> tokens = Coordination.spelledOut(Tokenizer.tokens(question), model.lexicon());
        List<Segment> segments =
                Names.unknown(segmenter.segments(new Segmenter.Source(tokens, model, values, calendar)));
        Renaming renaming = Renaming.of(segments, model);
        if (renaming.isNone()) {
            return segments;
        }
        Segmenter.Source source = new Segmenter.Source(renaming.in(tokens), model, values, calendar);
        return renaming.marked(Names.unknown(segmenter.segments(source)));
    }

    private List<Reading> readings(String question, SchemaModel model, ValueIndex values, Calendar calendar) {
        List<Segment> segments = renamed(question, model, values, calendar);
        Set<String> generic =
                segments.stream().map(Segment::text).filter(this::isGeneric).collect(Collectors.toSet());
        Resolver resolver =
                new Resolver(question, model, ReadingWeights.defaults(), item -> generic.contains(item.text()));
        return resolver.readings(MeantWords.in(segments, model));
    }

    private record Ranked(Interpretation interpretation, double rank) {}

    private Map<String, Interpretation> ranked(SchemaModel model, List<Reading> readings, Calendar calendar) {
        Composer composer = new Composer(model, cues, calendar);
        Map<String, Interpretation> bySql = new LinkedHashMap<>();
        readings.stream()
                .flatMap(reading -> composer.compose(reading).stream())
                .map(some -> new Ranked(some, Confidence.rank(some)))
                .sorted(Comparator.comparingDouble(Ranked::rank).reversed())
                .map(Ranked::interpretation)
                .forEach(some -> bySql.putIfAbsent(SqlPrinter.print(some.statement()), some));
        return bySql;
    }

    private boolean isGeneric(String text) {
        return Tokenizer.tokens(text).stream().allMatch(cues::isFiller);
    }

    private static List<Understanding> understandings(
            Wording wording, SchemaModel model, Map<String, Interpretation> bySql) {
        List<Understanding> result = new ArrayList<>();
        List<Map.Entry<String, Interpretation>> ranked = List.copyOf(bySql.entrySet());
        List<Reading> all =
                ranked.stream().map(entry -> entry.getValue().reading()).toList();
        Explainer explainer = new Explainer(model);
        for (int i = 0; i < ranked.size(); i++) {
            Interpretation some = ranked.get(i).getValue();
            Map<String, Double> evidence = Evidence.of(some, margin(ranked, i));
            result.add(new Understanding(
                    ranked.get(i).getKey(),
                    explainer.explain(some.statement()),
                    assumptions(wording, some),
                    Words.reworded(wording, some.reading(), all),
                    Words.decided(wording, some.reading(), all),
                    Confidence.of(evidence, some.reading()),
                    Words.of(some.reading().items(), wording),
                    evidence));
        }
        return result;
    }

    private static List<String> assumptions(Wording wording, Interpretation some) {
        List<String> all = new ArrayList<>(wording.notes());
        all.addAll(Words.otherWords(some.reading()));
        all.addAll(some.draft().assumptions());
        return all;
    }

    /** How far the next interpretation ranks behind; nothing for all but the best. */
    private static double margin(List<Map.Entry<String, Interpretation>> ranked, int at) {
        if (ranked.size() == 1) {
            return 1;
        }
        return at > 0
                ? 0
                : Confidence.rank(ranked.get(0).getValue())
                        - Confidence.rank(ranked.get(1).getValue());
    }
}
