package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes unknown words that are written like a name, right after words that name a table or column, as a value that they
 * spell. So a person's name reads the same whether or not it is stored in rows that the caller may not see.
 */
public final class Names {
    private static final double WEIGHT = 0.7;

    private Names() {}

    public static List<Segment> unknown(List<Segment> segments) {
        List<Segment> result = new ArrayList<>();
        for (int at = 0; at < segments.size(); at++) {
            boolean plain = isUnknown(segments.get(at)) || isLetter(segments.get(at));
            boolean small = at > 0 && isSmallLetter(segments.get(at)) && spells(segments.get(at - 1));
            if (small || at > 0 && plain && opensPattern(segments.get(at - 1))) {
                result.add(asText(segments.get(at)));
                continue;
            }
            int end = at;
            while (end < segments.size() && isNameLike(segments.get(end))) {
                end++;
            }
            if (end > at && at > 0 && isSchema(segments.get(at - 1))) {
                List<Segment> run = segments.subList(at, end);
                String text = String.join(" ", run.stream().map(Segment::text).toList());
                result.add(new Segment(
                        text,
                        run.get(0).start(),
                        run.get(run.size() - 1).end(),
                        List.of(Candidate.sure(new Meaning.Text(text), WEIGHT))));
                at = end - 1;
            } else {
                result.add(segments.get(at));
            }
        }
        return result;
    }

    /** After "contains" and its like any word is taken as it stands. */
    private static boolean opensPattern(Segment segment) {
        return segment.candidates().get(0).meaning() instanceof Meaning.Doing doing
                && (doing.cue().is(Cue.Operation.CONTAINS)
                        || doing.cue().is(Cue.Operation.STARTS)
                        || doing.cue().is(Cue.Operation.ENDS));
    }

    private static boolean isSmallLetter(Segment segment) {
        return segment.text().length() == 1 && Character.isLetter(segment.text().charAt(0));
    }

    /** After "contains the letter" an "a" is no article. */
    private static boolean spells(Segment segment) {
        return opensPattern(segment) && segment.text().toLowerCase(Locale.ROOT).endsWith("letter");
    }

    private static boolean isUnknown(Segment segment) {
        return segment.candidates().get(0).meaning() instanceof Meaning.Unknown;
    }

    /** The A in "starts with A" is a letter. */
    private static boolean isLetter(Segment segment) {
        return segment.text().length() == 1
                && Character.isUpperCase(segment.text().charAt(0))
                && segment.candidates().get(0).meaning() instanceof Meaning.Filler;
    }

    private static Segment asText(Segment segment) {
        return new Segment(
                segment.text(),
                segment.start(),
                segment.end(),
                List.of(Candidate.sure(new Meaning.Text(segment.text()), WEIGHT)));
    }

    private static boolean isNameLike(Segment segment) {
        return isUnknown(segment) && Character.isUpperCase(segment.text().codePointAt(0));
    }

    private static boolean isSchema(Segment segment) {
        return segment.candidates().get(0).meaning().entityMeant().isPresent()
                && !(segment.candidates().get(0).meaning() instanceof Meaning.Value);
    }
}
