package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Equivalents;
import io.nl2sql.core.linking.Focus;
import io.nl2sql.core.linking.Lexicon;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.ValueIndex.ValueHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks up runs of a question's words among the names and stored values that the caller may see. */
final class Spans {
    static final int LONGEST = 8;

    private static final Set<String> QUANTIFIERS = Set.of("all", "any", "each", "every", "some", "both", "other", "no");
    private static final Pattern DOER = Pattern.compile("\\p{Ll}+[eo]rs?");
    private static final int MOST = 14;
    private static final double QUOTED_VALUE = 1.4;
    private static final double QUOTED_TEXT = 1.1;
    private static final double WRITTEN_ALIKE = 1.12;
    private static final double FOLDED = 0.86;
    private static final double OTHERWISE_WRITTEN = 0.84;
    private static final double ONLY_SIMILAR = 0.6;
    private static final double NAMED = 0.9;
    private static final double NAMESAKE = 1.15;
    private static final int SHORTEST_LOWER_VALUE = 3;

    private final Segmenter.Source source;
    private final CueBook cues;
    private final Focus focus;
    private List<Entity> named;

    Spans(Segmenter.Source source, CueBook cues) {
        this.source = source;
        this.cues = cues;
        this.focus = new Focus(source.tokens(), source.model(), source.values());
    }

    /** Names and values that the tokens from, inclusive, to, exclusive, may mean; best first. */
    List<Candidate> names(int from, int to) {
        List<Token> span = source.tokens().subList(from, to);
        if (span.stream().anyMatch(Token::quoted)) {
            return span.size() == 1 ? quotation(span.get(0)) : List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        if (span.size() <= Lexicon.LONGEST && !isFunctionWord(span)) {
            String key = span.stream().map(Token::stem).collect(Collectors.joining(" "));
            focus.names(key).stream()
                    .filter(hit -> hit.source() != SchemaHit.Source.PART_OF_NAME || !isSmallWord(span))
                    .filter(hit -> hit.source() != SchemaHit.Source.VERB || !isDoer(span))
                    .filter(hit -> !isGrain(span) || !isElsewhere(hit))
                    .forEach(hit -> candidates.add(candidate(hit)));
        }
        if (candidates.isEmpty() && isHyphenated(span)) {
            focus.names(Stems.of(span.get(0).lower() + span.get(1).lower()))
                    .forEach(hit -> candidates.add(candidate(hit)));
        }
        values(span).stream()
                .filter(candidate -> !isGrain(span) || isOwn(candidate, to))
                .forEach(candidates::add);
        candidates.addAll(namesakes(span));
        if (span.size() == 1 && candidates.stream().allMatch(some -> some.source() == SchemaHit.Source.VERB)) {
            List<Candidate> dealings = dealings(span.get(0));
            if (!dealings.isEmpty()) {
                candidates.clear();
                candidates.addAll(dealings);
            }
        }
        if (candidates.isEmpty() && span.size() == 1 && isUnheardOf(span.get(0))) {
            source.model().lexicon().related(span.get(0).stem()).forEach(hit -> candidates.add(candidate(hit)));
        }
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::weight).reversed())
                .limit(MOST)
                .toList();
    }

    /** "Check-ins" for {@code checkin}. */
    private boolean isHyphenated(List<Token> span) {
        return span.size() == 2
                && span.get(1).start() - span.get(0).end() == 1
                && !span.get(1).isCapitalised()
                && span.stream()
                        .noneMatch(token -> cues.isFiller(token)
                                || !cues.all(List.of(token), 0).isEmpty());
    }

    private List<Candidate> dealings(Token token) {
        return cues.dealings().of(token.lower(), source.model()).stream()
                .map(hit ->
                        candidate(new SchemaHit(hit.entity(), hit.attribute(), hit.weight(), SchemaHit.Source.SYNONYM)))
                .toList();
    }

    private boolean isUnheardOf(Token token) {
        return !cues.isFiller(token)
                && !token.isCapitalised()
                && cues.all(List.of(token), 0).isEmpty();
    }

    /** The "all" of "all the pilots" is no part of {@code all_flights}, nor the "has" of "who has" one of {@code has_pool}. */
    private boolean isSmallWord(List<Token> span) {
        return span.size() == 1
                && (QUANTIFIERS.contains(span.get(0).lower())
                        || cues.opensYesNo(span.get(0).lower()));
    }

    /** Recruiters are not when somebody was recruited. */
    private static boolean isDoer(List<Token> span) {
        Token last = span.get(span.size() - 1);
        return DOER.matcher(last.lower()).matches()
                && !DOER.matcher(last.stem()).matches();
    }

    private boolean isFunctionWord(List<Token> span) {
        return span.size() == 1
                && span.get(0).lower().length() <= 2
                && !span.get(0).isUpperCase()
                && !span.get(0).lower().equals("id")
                && (cues.isFiller(span.get(0)) || !cues.all(span, 0).isEmpty());
    }

    private static Candidate candidate(SchemaHit hit) {
        Meaning meaning = hit.attribute()
                .<Meaning>map(attribute -> new Meaning.Field(hit.entity(), attribute))
                .orElseGet(() -> new Meaning.Named(hit.entity()));
        return new Candidate(meaning, hit.weight(), hit.source());
    }

    private List<Candidate> quotation(Token token) {
        List<Candidate> candidates = new ArrayList<>();
        for (ValueHit hit : focus.values(token.text())) {
            value(hit, QUOTED_VALUE * source.model().share(token.text(), hit)).ifPresent(candidates::add);
        }
        candidates.add(Candidate.sure(new Meaning.Text(token.text()), QUOTED_TEXT));
        return candidates;
    }

    /** Whether the words also say by what a figure is grouped, as "monthly" does. */
    private boolean isGrain(List<Token> span) {
        return span.size() == 1
                && cues.longest(span, 0)
                        .filter(match -> match.cue().is(Cue.Operation.GRAIN))
                        .isPresent();
    }

    /** "By month" speaks of the dates of what is named, whatever else has a column of months. */
    private boolean isElsewhere(SchemaHit hit) {
        List<Entity> named = namedTables();
        return hit.attribute().filter(column -> !column.isTemporal()).isPresent()
                && !named.contains(hit.entity())
                && named.stream()
                        .anyMatch(entity ->
                                entity.mainDate().filter(Attribute::isTemporal).isPresent());
    }

    private List<Entity> namedTables() {
        if (named == null) {
            named = source.tokens().stream()
                    .flatMap(token -> focus.names(token.stem()).stream())
                    .filter(hit -> hit.isTable() && hit.weight() >= NAMED)
                    .map(SchemaHit::entity)
                    .distinct()
                    .toList();
        }
        return named;
    }

    /** In "monthly plans" the word tells which plans. */
    private boolean isOwn(Candidate candidate, int next) {
        return next < source.tokens().size()
                && candidate.meaning() instanceof Meaning.Value value
                && focus.names(source.tokens().get(next).stem()).stream()
                        .anyMatch(hit -> hit.entity().equals(value.entity()));
    }

    private List<Candidate> values(List<Token> span) {
        String text = span.stream().map(Token::text).collect(Collectors.joining(" "));
        if (isTooCommon(span) || text.contains(",")) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (ValueHit hit : focus.values(text)) {
            if (mayMean(span, hit)) {
                value(hit, weight(span, text, hit) * source.model().share(text, hit))
                        .ifPresent(candidates::add);
            }
        }
        Equivalents.english().of(text).stream()
                .flatMap(other -> equivalents(other).stream())
                .filter(other -> candidates.stream().noneMatch(known -> isOfOneColumn(known, other)))
                .toList()
                .forEach(candidates::add);
        return candidates;
    }

    private static boolean isOfOneColumn(Candidate one, Candidate other) {
        return one.meaning() instanceof Meaning.Value left
                && other.meaning() instanceof Meaning.Value right
                && left.attribute().equals(right.attribute());
    }

    /** In "Ohio river" the value is a river's name, whatever else is called Ohio. */
    private List<Candidate> namesakes(List<Token> span) {
        List<Token> name = span.subList(0, span.size() - 1);
        Token kind = span.get(span.size() - 1);
        if (name.isEmpty() || isTooCommon(name) || !kind.lower().equals(kind.stem())) {
            return List.of();
        }
        String text = name.stream().map(Token::text).collect(Collectors.joining(" "));
        List<Candidate> candidates = new ArrayList<>();
        for (SchemaHit table : focus.names(kind.stem())) {
            if (table.isTable() && table.weight() >= NAMED) {
                focus.values(text).stream()
                        .filter(hit -> mayMean(name, hit) && isLabel(table.entity(), hit))
                        .filter(hit -> Stems.valueKey(hit.value()).equals(Stems.valueKey(text)))
                        .forEach(hit -> value(hit, NAMESAKE).ifPresent(candidates::add));
            }
        }
        return candidates;
    }

    private static boolean isLabel(Entity entity, ValueHit hit) {
        return hit.table().equals(entity.name())
                && entity.labels().stream().anyMatch(label -> label.name().equals(hit.column()));
    }

    private List<Candidate> equivalents(Equivalents.Other other) {
        List<Candidate> candidates = new ArrayList<>();
        for (ValueHit hit : focus.values(other.text())) {
            value(hit, OTHERWISE_WRITTEN)
                    .filter(candidate -> candidate.meaning() instanceof Meaning.Value value
                            && Stems.valueKey(hit.value()).equals(other.text())
                            && other.holdsIn(value.attribute()))
                    .ifPresent(candidates::add);
        }
        return candidates;
    }

    /** Words that nearly every question has are values only where they are written exactly as stored. */
    private boolean isTooCommon(List<Token> span) {
        boolean said = span.stream().allMatch(token -> cues.isFiller(token) && !token.isUpperCase());
        return said || span.size() == 1 && span.get(0).lower().length() < SHORTEST_LOWER_VALUE && !isCode(span.get(0));
    }

    private static boolean isCode(Token token) {
        return token.isUpperCase() || token.isCapitalised();
    }

    private boolean mayMean(List<Token> span, ValueHit hit) {
        boolean common = span.size() == 1
                && (cues.isFiller(span.get(0))
                        || cues.longest(span, 0)
                                .filter(match -> !match.cue().is(Cue.Operation.WEEKDAY))
                                .isPresent());
        boolean number = span.stream().allMatch(Token::startsWithDigit);
        return !(common && !span.get(0).text().equals(hit.value()))
                && !(number && span.size() == 1 && hit.value().length() < 3);
    }

    private static double weight(List<Token> span, String text, ValueHit hit) {
        if (!Stems.valueKey(hit.value()).equals(Stems.valueKey(text))) {
            return ONLY_SIMILAR;
        }
        boolean alike = text.equals(hit.value()) && (span.get(0).isCapitalised() || span.size() > 1);
        return alike ? WRITTEN_ALIKE : span.get(0).isCapitalised() ? 1.0 : FOLDED;
    }

    /** The hit as a meaning, if the caller may know of the value. */
    private Optional<Candidate> value(ValueHit hit, double weight) {
        return source.model()
                .seen(hit)
                .map(attribute -> new Meaning.Value(
                        source.model().entity(hit.table()).orElseThrow(), attribute, hit.value(), hit.rows()))
                .map(meaning -> Candidate.sure(meaning, weight));
    }
}
