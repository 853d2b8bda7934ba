package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.reading.Clauses;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.embedded.reading.Told;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that a query is made of, and which of them are used up already. Confined to one thread. */
public class Passage {
    private static final Pattern INSIDE = Pattern.compile("(?i)\\W*in (its|their|his|her|the)\\s+");
    private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s?\\s");
    private static final Pattern SORTED = Pattern.compile("(?i), (sorted|ordered|ranked|arranged) (by|from|in)\\b");
    private static final Pattern FURTHER = Pattern.compile("(?i)(?:\\W++|\\b(?:and|then|by|their|the)\\b)++");

    private final CueBook cues;
    private final List<Item> items;
    private final Told told;
    private final Set<Integer> asides;
    private final List<String> said;
    private final boolean[] used;
    private int border = Integer.MAX_VALUE;

    protected Passage(CueBook cues, Reading reading, List<Item> items) {
        this.cues = cues;
        this.items = List.copyOf(items);
        this.told = reading.told();
        this.asides = new Clauses(cues, reading.question(), reading.items()).asides();
        this.used = new boolean[items.size()];
        this.said = told.tokens().stream().map(Token::lower).toList();
    }

    public CueBook cues() {
        return cues;
    }

    public List<Item> items() {
        return items;
    }

    public int size() {
        return items.size();
    }

    public Item item(int at) {
        return items.get(at);
    }

    /** Whether the question is no sentence: "accruals by month" rather than "Show the accruals by month". */
    public boolean isTerse() {
        return said.stream().noneMatch(cues::makesSentence);
    }

    /** Whether the question begins with the word. */
    public boolean opensWith(String word) {
        return !said.isEmpty() && said.get(0).equals(word);
    }

    public String question() {
        return told.question();
    }

    /** The words of the question as they stand. */
    public List<Token> tokens() {
        return told.tokens();
    }

    /** Whether the question can be answered with yes or no. */
    public boolean isYesNo() {
        return !said.isEmpty() && cues.opensYesNo(said.get(0)) && !asksWhich();
    }

    /** Whether the question asks which things do or are something. */
    public boolean asksWhich() {
        return said.stream().anyMatch(cues::asksWhich);
    }

    public boolean says(String word) {
        return said.contains(word);
    }

    /** The words between two offsets of the question, folded. */
    public final List<String> words(int from, int to) {
        return told.words(Math.min(from, to), to);
    }

    /** The word of the question right before an item, folded; empty at its beginning. */
    public String wordBefore(int at) {
        return told.before(items.get(at).start());
    }

    /** The word of the question right after an item, folded; empty at its end. */
    public String wordAfter(int at) {
        return told.after(items.get(at).end());
    }

    /** "Which lakes are largest, ordered from largest to smallest?" wants them all: of a single one there is no order. */
    public boolean isSortedList() {
        boolean plural = items.stream()
                .filter(item -> item.named().isPresent() || item.field().isPresent())
                .limit(1)
                .map(Item::text)
                .anyMatch(text -> text.endsWith("s") && !Stems.of(text).endsWith("s"));
        boolean counted = items.stream().anyMatch(item -> item.figure().isPresent());
        return plural && !counted && SORTED.matcher(question()).find();
    }

    /** Whether a colon between two items announces what is to be shown. */
    public boolean isAnnounced(int left, int right) {
        return between(left, right).contains(":");
    }

    /** Whether nothing stands between two items, or only what makes the first the owner of the second. */
    public boolean isBeside(int left, int right) {
        return left >= 0
                && right < items.size()
                && (items.get(right).start() - items.get(left).end() <= 1
                        || POSSESSIVE.matcher(between(left, right)).matches());
    }

    /** What is said between two items; nothing where one name was read as both. */
    private String between(int left, int right) {
        int to = items.get(right).start();
        return question().substring(Math.min(items.get(left).end(), to), to);
    }

    /** Whether only words of a list stand between two items. */
    public boolean isFurtherKey(int left, int right) {
        return FURTHER.matcher(between(left, right)).matches();
    }

    /** Whether the words between two items say that the first is inside the second. */
    public boolean isInside(int at, int holder) {
        return INSIDE.matcher(between(at, holder)).matches();
    }

    /** Whether the words only describe rows, and so are not asked for themselves. */
    public boolean isAside(int at) {
        return asides.contains(items.get(at).start());
    }

    /** What is said from this place on is said of something else. */
    public void divide(int at) {
        border = at;
    }

    public boolean isBeyond(int at) {
        return at >= border;
    }

    public boolean isFree(int at) {
        return at >= 0 && at < used.length && !used[at];
    }

    public void use(int... places) {
        for (int at : places) {
            used[at] = true;
        }
    }

    /** Free places of the operation, in order. */
    public List<Integer> places(Cue.Operation operation) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            if (isFree(at) && items.get(at).does(operation)) {
                places.add(at);
            }
        }
        return places;
    }

    public boolean does(int at, Cue.Operation operation) {
        return at >= 0 && at < used.length && items.get(at).does(operation);
    }

    public Optional<Meaning.Field> field(int at) {
        return isFree(at) ? items.get(at).field() : Optional.empty();
    }

    public Optional<Entity> named(int at) {
        return isFree(at) ? items.get(at).named().map(Meaning.Named::entity) : Optional.empty();
    }

    public Optional<Meaning.Figure> figure(int at) {
        return isFree(at) ? items.get(at).figure() : Optional.empty();
    }

    /** The place after this one that is no "and". */
    public int after(int at) {
        int next = at + 1;
        while (does(next, Cue.Operation.AND) || does(next, Cue.Operation.DISTINCT)) {
            next++;
        }
        return next;
    }
}
