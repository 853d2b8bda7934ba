package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.wording.Wording;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.llm.BoundWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says of each run of words what it was taken to mean. */
public final class Words {
    private static final Map<String, String> AGGREGATES = Map.of(
            "sum",
            "total",
            "avg",
            "average",
            "min",
            "lowest",
            "max",
            "highest",
            "stddev",
            "standard deviation",
            "range",
            "lowest to highest");

    private Words() {}

    /** In the asker's words. */
    public static List<BoundWord> of(List<Item> items, Wording wording) {
        List<BoundWord> words = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            BoundWord word = bound(items.get(at), said(items.get(at), wording));
            boolean shared = wording.isChanged()
                    && at > 0
                    && word.text().endsWith(words.get(words.size() - 1).text());
            if (!shared || word.state() != BoundWord.State.IGNORED) {
                if (shared && words.get(words.size() - 1).state() == BoundWord.State.IGNORED) {
                    words.remove(words.size() - 1);
                }
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    private static String said(Item item, Wording wording) {
        return wording.isChanged() ? wording.original(item.start(), item.end()) : item.text();
    }

    private static BoundWord bound(Item item, String text) {
        if (item.isUnknown()) {
            return new BoundWord(text, "", BoundWord.State.UNBOUND);
        }
        String meaning = meaning(item.meaning());
        BoundWord.State state = meaning.isEmpty() ? BoundWord.State.IGNORED : BoundWord.State.BOUND;
        return new BoundWord(text, meaning, state);
    }

    private static String meaning(Meaning meaning) {
        if (meaning instanceof Meaning.Named named) {
            return "table " + named.entity().spoken();
        } else if (meaning instanceof Meaning.Field field) {
            return "column " + column(field.entity(), field.attribute());
        } else if (meaning instanceof Meaning.Value value) {
            return column(value.entity(), value.attribute()) + " '" + value.stored() + "'";
        } else if (meaning instanceof Meaning.Text text) {
            return "the text '" + text.text() + "'";
        } else if (meaning instanceof Meaning.Figure figure) {
            return "the number " + figure.number().toPlainString();
        } else if (meaning instanceof Meaning.Time time) {
            return "the time " + time.period().spoken();
        } else if (meaning instanceof Meaning.Doing doing) {
            return doing(doing.cue());
        }
        return "";
    }

    private static String doing(Cue cue) {
        return switch (cue.operation()) {
            case AND -> "";
            case COUNT -> "how many";
            case DISTINCT -> "each value once";
            case AGGREGATE -> AGGREGATES.getOrDefault(cue.argument(), cue.argument());
            case GROUP -> "for each";
            case GRAIN -> "each " + cue.argument().replace('_', ' ');
            case ORDER, DIRECTION -> "order";
            case ADJECTIVE -> isDescending(cue) ? "highest first" : "lowest first";
            case FRACTION -> "divided by " + cue.argument();
            case NEW -> "that came in the time";
            case LATE -> cue.argument().equals("late") ? "late" : "on time";
            case AGE -> "the years since";
            case TOP, MOST, EXTREME, COMMON -> cue.isDescending() ? "highest first" : "lowest first";
            default -> (cue.operation().name().toLowerCase(Locale.ROOT) + " " + cue.argument()).trim();
        };
    }

    private static boolean isDescending(Cue cue) {
        return CueBook.english()
                .adjective(cue.argument())
                .map(Adjective::descending)
                .orElse(cue.isDescending());
    }

    private static String column(Entity entity, Attribute attribute) {
        return entity.spoken() + " " + attribute.spoken();
    }

    /** The question with those words spelled out that other interpretations take otherwise. */
    public static String reworded(Wording wording, Reading reading, List<Reading> all) {
        StringBuilder text = new StringBuilder(wording.original());
        List<Item> items = new ArrayList<>(reading.items());
        int untouched = text.length();
        for (int at = items.size() - 1; at >= 0; at--) {
            Item item = items.get(at);
            String spelled = spelled(item);
            int place = at;
            boolean ambiguous = all.stream()
                    .map(other -> other.items().get(place).meaning())
                    .anyMatch(meaning -> !meaning.equals(item.meaning()));
            int end = wording.originalEnd(item.end());
            if (ambiguous && !spelled.isEmpty() && end <= untouched) {
                untouched = wording.originalStart(item.start());
                text.replace(untouched, end, spelled);
            }
        }
        return text.toString();
    }

    /** Says which words were taken for names that they do not occur in, and which for nothing. */
    public static List<String> otherWords(Reading reading) {
        List<String> said = new ArrayList<>();
        reading.items().stream()
                .filter(Item::isByMeaning)
                .map(item -> "\"" + item.text() + "\" was read as " + spelled(item) + ".")
                .forEach(said::add);
        List<Item> ties = Ties.in(reading);
        for (Item item : reading.unknown()) {
            if (ties.contains(item)) {
                said.add("\"" + item.text() + "\" is not known; it was read as no more than how the words around it"
                        + " belong together.");
            } else if (!item.isByMeaning()) {
                said.add("\"" + item.text() + "\" is not known; the answer leaves it out.");
            }
        }
        return said;
    }

    /** What is said of words that other readings take otherwise, where they mean a table, a column or a stored value. */
    public static List<Naming> decided(Wording wording, Reading reading, List<Reading> all) {
        List<Naming> namings = new ArrayList<>();
        List<Item> items = reading.items();
        for (int at = 0; at < items.size(); at++) {
            int place = at;
            Item item = items.get(at);
            boolean ambiguous = all.stream()
                    .map(other -> other.items().get(place).meaning())
                    .anyMatch(meaning -> !meaning.equals(item.meaning()));
            if (ambiguous) {
                naming(said(item, wording), item.meaning()).ifPresent(namings::add);
            }
        }
        return namings;
    }

    private static Optional<Naming> naming(String phrase, Meaning meaning) {
        if (meaning instanceof Meaning.Field field) {
            return Optional.of(Naming.of(
                    phrase, field.entity().name(), Optional.of(field.attribute().name())));
        } else if (meaning instanceof Meaning.Value value) {
            return Optional.of(Naming.ofValue(
                    phrase, value.entity().name(), value.attribute().name()));
        }
        return meaning instanceof Meaning.Named named
                ? Optional.of(Naming.of(phrase, named.entity().name(), Optional.empty()))
                : Optional.empty();
    }

    private static String spelled(Item item) {
        Meaning meaning = item.meaning();
        if (meaning instanceof Meaning.Field field) {
            return column(field.entity(), field.attribute());
        } else if (meaning instanceof Meaning.Value value) {
            return column(value.entity(), value.attribute()) + " " + item.text();
        }
        return meaning instanceof Meaning.Named named ? named.entity().spoken() : "";
    }
}
