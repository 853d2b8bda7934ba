package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.MeantNames.Synonym;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Puts names of the schema in the place of unknown words that mean the same, before anything is made of the words around
 * them: the "curriculum title" of a schema with courses is read like the "course title".
 */
public final class Renaming {
    private static final int LONGEST = 3;
    private static final int MOST = 5;
    private static final double MUCH_BETTER = 0.15;
    private static final double TERM = 0.6;
    private static final double SURELY = 0.7;
    private static final double NAMED = 0.9;
    private static final double SAME = 0.5;
    private static final double WEIGHT = 0.85;
    /** A woman may be one of the employees, and yet the word says more: such a reading never passes for known. */
    private static final double DOUBTFUL = 0.54;

    private final SchemaModel model;
    private final List<Segment> segments;
    private final Set<TableName> near = new LinkedHashSet<>();
    private final Set<String> said;
    private final List<Place> places = new ArrayList<>();

    /** Words of the question and the name that stands for them. */
    private record Place(int start, int end, String said, Synonym name) {
        /** What a name counts for here: much where a dictionary has both for nearly the same. */
        double weight() {
            return name.related() && name.nearness() >= SAME ? WEIGHT : DOUBTFUL;
        }

        boolean covers(int from, int to) {
            return from < end && start < to;
        }
    }

    private Renaming(List<Segment> segments, SchemaModel model) {
        this.model = model;
        this.segments = segments;
        this.said = MeantWords.saidStems(segments);
    }

    /** The names that stand for unknown ones of the segments. */
    public static Renaming of(List<Segment> segments, SchemaModel model) {
        Renaming renaming = new Renaming(segments, model);
        if (segments.stream().anyMatch(Renaming::isUnknown)) {
            renaming.find();
        }
        return renaming;
    }

    public boolean isNone() {
        return places.isEmpty();
    }

    private void find() {
        for (Segment segment : segments) {
            for (Candidate candidate : segment.candidates()) {
                candidate.meaning().entityMeant().ifPresent(entity -> near.add(entity.name()));
            }
        }
        for (TableName table : List.copyOf(near)) {
            for (Join join : model.graph().of(table)) {
                near.add(join.other(table));
            }
        }
        for (int at = 0; at < segments.size() && places.size() < MOST; at++) {
            boolean open = places.isEmpty()
                    || places.get(places.size() - 1).end() <= segments.get(at).start();
            if (open && isNoun(segments.get(at)) && !isDescription(at)) {
                place(at).ifPresent(places::add);
            }
        }
    }

    /** The longest run of unknown words that begins there and means something, with a noun behind it where that is nearer. */
    private Optional<Place> place(int at) {
        int end = at + 1;
        while (end < Math.min(segments.size(), at + LONGEST)
                && isUnknown(segments.get(end))
                && isPlain(segments.get(end))) {
            end++;
        }
        for (int to = end; to > at; to--) {
            List<Segment> run = segments.subList(at, to);
            Optional<Place> whole = place(run, true);
            if (whole.isPresent() || isMeant(run)) {
                return term(at, to, whole).or(() -> whole);
            }
        }
        return term(at, at + 1, Optional.empty());
    }

    private boolean isMeant(List<Segment> run) {
        return run.size() > 1 && !model.meant().find(text(run), near, said).isEmpty();
    }

    private Optional<Place> term(int at, int to, Optional<Place> without) {
        double least =
                without.map(place -> place.name().nearness() + MUCH_BETTER).orElse(0.0);
        return to < segments.size() && isWord(segments.get(to))
                ? place(segments.subList(at, to + 1), false)
                        .filter(longer -> longer.name().nearness() >= least)
                : Optional.empty();
    }

    private static String text(List<Segment> run) {
        return String.join(" ", run.stream().map(Segment::text).toList()).toLowerCase(Locale.ROOT);
    }

    private Optional<Place> place(List<Segment> run, boolean unknown) {
        String text = String.join(" ", run.stream().map(Segment::text).toList());
        return model.meant()
                .synonym(text(run), near, said)
                .filter(name -> unknown || isTerm(text, name))
                .map(name ->
                        new Place(run.get(0).start(), run.get(run.size() - 1).end(), text, name));
    }

    /** Whether words of which one is known belong together all the same. */
    private static boolean isTerm(String text, Synonym name) {
        List<String> words = Arrays.stream(text.split(" ")).map(Stems::of).toList();
        List<String> shared = Arrays.stream(name.name().split(" "))
                .filter(word -> words.contains(Stems.of(word)))
                .toList();
        boolean plain = shared.stream().allMatch(CueBook.english()::isPlainNoun);
        return plain && name.related() && name.nearness() >= (shared.isEmpty() ? TERM : SURELY);
    }

    /** A noun that may make one term with the unknown word before it. */
    private static boolean isWord(Segment segment) {
        Meaning meaning = segment.candidates().get(0).meaning();
        boolean noun = meaning instanceof Meaning.Field
                || meaning instanceof Meaning.Filler && CueBook.english().isPlainNoun(segment.text());
        return noun && isPlain(segment);
    }

    /** What follows a column's name says more of it: "gold medals" where the column is called gold. */
    private boolean isDescription(int at) {
        return at > 0
                && segments.get(at).start() - segments.get(at - 1).end() == 1
                && segments.get(at - 1).candidates().get(0).meaning() instanceof Meaning.Field
                && segments.get(at - 1).candidates().get(0).weight() >= NAMED
                && !CueBook.english().isOfAnything(Stems.of(segments.get(at - 1).text()));
    }

    /** The tokens, names in the place of what means the same. */
    public List<Token> in(List<Token> tokens) {
        List<Token> renamed = new ArrayList<>();
        Place last = null;
        for (Token token : tokens) {
            Place place = places.stream()
                    .filter(some -> some.covers(token.start(), token.end()))
                    .findFirst()
                    .orElse(null);
            if (place == null) {
                renamed.add(token);
            } else if (place != last) {
                for (String word : place.name().name().split(" ")) {
                    renamed.add(Token.instead(word, place.start(), place.end()));
                }
            }
            last = place;
        }
        return renamed;
    }

    /** The segments of the renamed tokens, in the asker's words again and with what speaks for the names. */
    public List<Segment> marked(List<Segment> renamed) {
        return renamed.stream().map(this::marked).toList();
    }

    private Segment marked(Segment segment) {
        List<Place> inside = places.stream()
                .filter(place -> place.covers(segment.start(), segment.end()))
                .toList();
        if (inside.isEmpty()) {
            return segment;
        }
        double weight = inside.stream().mapToDouble(Place::weight).min().orElseThrow();
        return new Segment(
                said(segment, inside),
                segment.start(),
                segment.end(),
                segment.candidates().stream()
                        .map(candidate -> candidate.meaning().entityMeant().isEmpty()
                                ? candidate
                                : new Candidate(
                                        candidate.meaning(), candidate.weight() * weight, SchemaHit.Source.MEANING))
                        .toList());
    }

    private String said(Segment segment, List<Place> inside) {
        String text = segment.text();
        for (Place place : inside) {
            text = text.replace(place.name().name(), place.said());
        }
        return text;
    }

    private static boolean isUnknown(Segment segment) {
        return segment.candidates().get(0).meaning() instanceof Meaning.Unknown;
    }

    /** What is done or was done has other names than things have, and is looked for with more doubt. */
    private static boolean isNoun(Segment segment) {
        String word = segment.text().toLowerCase(Locale.ROOT);
        return isUnknown(segment)
                && isPlain(segment)
                && !word.endsWith("ed")
                && !CueBook.english().isParticiple(word);
    }

    /** A word in small letters, or the first one. */
    private static boolean isPlain(Segment segment) {
        return segment.text().chars().allMatch(Character::isLetter)
                && (segment.start() == 0 || Character.isLowerCase(segment.text().codePointAt(0)));
    }
}
