package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes a whole question of one that only changes the question before: a value or a time takes the place of the one of its
 * kind, another grouping that of the old one, "only" adds a condition, "add" a column. The whole question is then read like
 * any other, and can be shown to the asker.
 */
public final class FollowUp {
    private static final Pattern END = Pattern.compile("[\\s?.!]+$");
    private static final Pattern HOW_MANY = Pattern.compile("(?i)\\bhow many( of the)?\\b");
    private static final Pattern BEFORE = Pattern.compile("(?i)the (month|quarter|year|week|day) before( that)?");

    private final FollowUpWords words;
    private final CueBook cues;
    private final Reading previous;
    private final String earlier;

    /** @param previous how the question before was read */
    public FollowUp(FollowUpWords words, CueBook cues, Reading previous) {
        this.words = words;
        this.cues = cues;
        this.previous = previous;
        this.earlier = END.matcher(previous.question()).replaceAll("");
    }

    /** Whether a question seems to go on from another. */
    public static boolean isOne(FollowUpWords words, CueBook cues, String question) {
        String text = END.matcher(question).replaceAll("");
        List<Token> tokens = Tokenizer.tokens(text);
        boolean grouping = !tokens.isEmpty()
                && cues.longest(tokens, 0)
                        .filter(match -> match.cue().is(Operation.GROUP))
                        .isPresent();
        return grouping
                || words.after("lead", text).isPresent()
                || words.after("share", text).isPresent()
                || words.after("sort", text).isPresent()
                || words.after("without", text).isPresent()
                || words.says("they", text);
    }

    /**
     * The whole question.
     *
     * @param changes the new question's runs of words
     */
    public Optional<String> whole(String question, List<Segment> changes) {
        String said = END.matcher(question).replaceAll("");
        String text = words.withoutEnd("tail", words.after("lead", said).orElse(said));
        return listed(text)
                .or(() -> worth(text))
                .or(() -> before(text))
                .or(() -> words.after("share", text).map(rest -> "percentage of the total " + lowered(earlier)))
                .or(() -> words.after("sort", text).map(rest -> earlier + ", sorted " + rest))
                .or(() -> words.after("without", text).map(rest -> earlier + " excluding " + rest))
                .or(() -> added(text))
                .or(() -> regrouped(said, text))
                .or(() -> top(changes))
                .or(() -> replaced(changes));
    }

    private static String lowered(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private Optional<String> listed(String text) {
        Matcher counted = HOW_MANY.matcher(earlier);
        return words.after("list", text).isPresent() && counted.find()
                ? Optional.of(counted.replaceFirst("which"))
                : Optional.empty();
    }

    private Optional<String> worth(String text) {
        Matcher counted = HOW_MANY.matcher(earlier);
        return words.after("worth", text).isPresent() && counted.find()
                ? Optional.of(counted.replaceFirst("total amount of the"))
                : Optional.empty();
    }

    /** "and the month before?" is seen from the time of the earlier question. */
    private Optional<String> before(String text) {
        Matcher matcher = BEFORE.matcher(text);
        Optional<Item> time = previous.items().stream()
                .filter(item -> item.time().isPresent())
                .findFirst();
        if (!matcher.matches() || time.isEmpty()) {
            return Optional.empty();
        }
        Period period = time.get().time().orElseThrow().period();
        return period.from().map(from -> {
            LocalDate to = period.to().orElse(from);
            LocalDate start = shifted(from, matcher.group(1));
            LocalDate last = shifted(to, matcher.group(1)).minusDays(1);
            return put(time.get(), "from " + start + " to " + last);
        });
    }

    private static LocalDate shifted(LocalDate day, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "day" -> day.minusDays(1);
            case "week" -> day.minusWeeks(1);
            case "month" -> day.minusMonths(1);
            case "quarter" -> day.minusMonths(3);
            default -> day.minusYears(1);
        };
    }

    private Optional<String> added(String text) {
        return words.after("add", text)
                .filter(rest -> !rest.isEmpty())
                .map(rest -> earlier + "? Show name and " + rest.replaceFirst("(?i)^(their|its|the)\\s+", ""));
    }

    /** Another grouping takes the place of the old one; one more begins with "and". */
    private Optional<String> regrouped(String said, String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        boolean grouping = !tokens.isEmpty()
                && cues.longest(tokens, 0)
                        .filter(match -> match.cue().is(Operation.GROUP))
                        .isPresent();
        if (!grouping) {
            return Optional.empty();
        }
        List<Item> items = previous.items();
        boolean more = words.after("lead", said).isPresent() && !said.equals(words.withoutEnd("tail", said));
        for (int at = 0; at + 1 < items.size() && !more; at++) {
            if (items.get(at).does(Operation.GROUP)) {
                return Optional.of(earlier.substring(0, items.get(at).start())
                        + text
                        + earlier.substring(Math.min(items.get(at + 1).end(), earlier.length())));
            }
        }
        return Optional.of(earlier + " " + text);
    }

    private Optional<String> top(List<Segment> changes) {
        boolean top = changes.stream()
                .anyMatch(segment -> meaning(segment) instanceof Meaning.Doing doing
                        && doing.cue().is(Operation.TOP));
        Optional<Segment> number = changes.stream()
                .filter(segment -> meaning(segment) instanceof Meaning.Figure)
                .findFirst();
        Optional<Item> old = previous.items().stream()
                .filter(item -> item.figure().isPresent())
                .findFirst();
        boolean grouped = previous.items().stream().anyMatch(item -> item.does(Operation.GROUP));
        if (!top || number.isEmpty() || old.isEmpty() && !grouped) {
            return Optional.empty();
        }
        return Optional.of(old.map(figure -> put(figure, number.get().text()))
                .orElse(earlier + ", top " + number.get().text()));
    }

    /** Values and times take the places of those of their kind; what has none is added. */
    private Optional<String> replaced(List<Segment> changes) {
        TreeMap<Integer, Segment> places = new TreeMap<>();
        StringBuilder rest = new StringBuilder();
        boolean table = changes.stream().noneMatch(change -> tells(meaning(change)));
        for (Segment change : changes) {
            boolean passed = meaning(change) instanceof Meaning.Named && !table;
            Optional<Integer> old =
                    (passed ? Optional.<Integer>empty() : old(change)).filter(place -> !places.containsKey(place));
            if (old.isPresent()) {
                places.put(old.get(), change);
            } else if (tells(meaning(change))) {
                rest.append(meaning(change) instanceof Meaning.Time ? " in " : " for ")
                        .append(change.text());
            }
        }
        StringBuilder whole = new StringBuilder(earlier);
        places.descendingMap().forEach((place, change) -> {
            Item old = previous.items().get(place);
            whole.replace(old.start(), Math.min(old.end(), earlier.length()), change.text());
        });
        return places.isEmpty() && rest.length() == 0
                ? Optional.empty()
                : Optional.of(whole.append(rest).toString());
    }

    private static boolean tells(Meaning meaning) {
        return meaning instanceof Meaning.Value || meaning instanceof Meaning.Time || meaning instanceof Meaning.Text;
    }

    /** The place of what the change is instead of. */
    private Optional<Integer> old(Segment change) {
        if (meaning(change) instanceof Meaning.Time) {
            return place(item -> item.time().isPresent());
        } else if (meaning(change) instanceof Meaning.Named) {
            return place(item -> item.named().isPresent());
        }
        List<Attribute> columns = change.candidates().stream()
                .map(Candidate::meaning)
                .filter(Meaning.Value.class::isInstance)
                .map(value -> ((Meaning.Value) value).attribute())
                .toList();
        return place(item -> item.value()
                .filter(value -> columns.contains(value.attribute()))
                .isPresent());
    }

    private Optional<Integer> place(Predicate<Item> wanted) {
        List<Item> items = previous.items();
        return IntStream.range(0, items.size())
                .filter(at -> wanted.test(items.get(at)))
                .boxed()
                .findFirst();
    }

    private String put(Item old, String text) {
        return earlier.substring(0, old.start()) + text + earlier.substring(Math.min(old.end(), earlier.length()));
    }

    private static Meaning meaning(Segment segment) {
        return segment.candidates().get(0).meaning();
    }
}
