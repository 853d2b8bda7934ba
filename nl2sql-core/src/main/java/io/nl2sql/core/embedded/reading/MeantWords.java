package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for what unknown words mean among the schema's names: "staff" where the table is called employees. Words that are
 * written like a name are left alone, and so is what names already say.
 */
public final class MeantWords {
    private static final int MOST_LOOKED_UP = 5;
    private static final int LONGEST = 3;
    private static final double SAID = 0.9;
    /** What the word beside a name says is lost, so that the whole is never taken for understood. */
    private static final double DESCRIBED = 0.54;

    private final SchemaModel model;
    private final List<Segment> segments;
    private final Set<TableName> near = new LinkedHashSet<>();
    private final Set<Object> said = new LinkedHashSet<>();
    private final Set<String> stems;
    private int left = MOST_LOOKED_UP;

    private MeantWords(SchemaModel model, List<Segment> segments) {
        this.model = model;
        this.segments = segments;
        this.stems = saidStems(segments);
        for (Segment segment : segments) {
            for (Candidate candidate : segment.candidates()) {
                candidate.meaning().entityMeant().ifPresent(entity -> near.add(entity.name()));
                if (candidate.weight() >= SAID && segment.candidates().get(0) == candidate) {
                    said.add(element(candidate.meaning()));
                }
            }
        }
        for (TableName table : List.copyOf(near)) {
            for (Join join : model.graph().of(table)) {
                near.add(join.other(table));
            }
        }
    }

    /** The words that are known, as stems. */
    static Set<String> saidStems(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> !isUnknown(segment))
                .flatMap(segment -> Arrays.stream(segment.text().split(" ")))
                .map(Stems::of)
                .collect(Collectors.toSet());
    }

    /** The segments, unknown ones with what they may mean where that is clear enough. */
    public static List<Segment> in(List<Segment> segments, SchemaModel model) {
        boolean any = segments.stream().anyMatch(MeantWords::isUnknown);
        return any ? new MeantWords(model, segments).resolved() : segments;
    }

    private List<Segment> resolved() {
        List<Segment> result = new ArrayList<>();
        int at = 0;
        while (at < segments.size()) {
            Optional<Segment> found = described(at, true);
            int to = found.isPresent() ? at + 2 : Math.min(segments.size(), at + LONGEST) + 1;
            while (found.isEmpty() && to > at + 1) {
                to--;
                found = meant(segments.subList(at, to));
            }
            if (found.isEmpty()) {
                found = described(at, false);
                to = found.isPresent() ? at + 2 : at + 1;
            }
            result.add(found.orElse(segments.get(at)));
            at = to;
        }
        return result;
    }

    private Optional<Segment> meant(List<Segment> run) {
        if (left == 0
                || !run.stream().allMatch(MeantWords::isUnknown)
                || !run.stream().allMatch(this::isPlain)) {
            return Optional.empty();
        }
        left--;
        String text = String.join(" ", run.stream().map(Segment::text).toList());
        List<Candidate> candidates = new ArrayList<>();
        for (SchemaHit hit : model.meant().find(text.toLowerCase(Locale.ROOT), near, stems)) {
            Candidate candidate = candidate(hit);
            if (!said.contains(element(candidate.meaning()))) {
                candidates.add(candidate);
            }
        }
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        candidates.add(Candidate.sure(new Meaning.Unknown(), 0));
        return Optional.of(
                new Segment(text, run.get(0).start(), run.get(run.size() - 1).end(), candidates));
    }

    /**
     * A column's name with an unknown word beside it that only says more of it: "gold medals" where the column is called gold,
     * "support percentage" for a support rate.
     *
     * @param named whether the name stands first
     */
    private Optional<Segment> described(int at, boolean named) {
        if (left == 0 || at + 1 >= segments.size()) {
            return Optional.empty();
        }
        Segment name = segments.get(named ? at : at + 1);
        Segment more = segments.get(named ? at + 1 : at);
        List<Candidate> fields = name.candidates().stream()
                .filter(candidate -> candidate.meaning() instanceof Meaning.Field)
                .toList();
        boolean known = name.candidates().get(0).meaning() instanceof Meaning.Field && !isOfAny(name);
        boolean beside = segments.get(at + 1).start() - segments.get(at).end() == 1;
        if (!known || !beside || !isUnknown(more) || !isPlain(more)) {
            return Optional.empty();
        }
        left--;
        String text = segments.get(at).text() + " " + segments.get(at + 1).text();
        Set<Attribute> columns = fields.stream()
                .map(candidate -> ((Meaning.Field) candidate.meaning()).attribute())
                .collect(Collectors.toSet());
        return model.meant()
                .nearest(text.toLowerCase(Locale.ROOT), columns)
                .map(column -> new Segment(
                        text, segments.get(at).start(), segments.get(at + 1).end(), said(fields, column)));
    }

    /** The "id" of "enterprise id" is that of an enterprise, whatever that may be. */
    private static boolean isOfAny(Segment name) {
        return CueBook.english()
                .isOfAnything(Stems.of(name.text().substring(name.text().lastIndexOf(' ') + 1)));
    }

    private static List<Candidate> said(List<Candidate> fields, Attribute column) {
        return fields.stream()
                .filter(candidate -> ((Meaning.Field) candidate.meaning())
                        .attribute()
                        .words()
                        .equals(column.words()))
                .map(candidate ->
                        new Candidate(candidate.meaning(), DESCRIBED * candidate.weight(), SchemaHit.Source.MEANING))
                .toList();
    }

    private static Candidate candidate(SchemaHit hit) {
        Meaning meaning = hit.attribute()
                .<Meaning>map(attribute -> new Meaning.Field(hit.entity(), attribute))
                .orElseGet(() -> new Meaning.Named(hit.entity()));
        return new Candidate(meaning, hit.weight(), hit.source());
    }

    private static Object element(Meaning meaning) {
        return meaning instanceof Meaning.Field field ? field.attribute() : meaning;
    }

    private static boolean isUnknown(Segment segment) {
        return segment.candidates().get(0).meaning() instanceof Meaning.Unknown;
    }

    /** A word in small letters, or the first one. */
    private boolean isPlain(Segment segment) {
        return segment.text().chars().allMatch(Character::isLetter)
                && (segment.start() == 0 || Character.isLowerCase(segment.text().codePointAt(0)));
    }
}
