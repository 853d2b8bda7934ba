package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Stems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the words that say what to show from those that only describe the rows: in "names of the people whose age ..."
 * the age is an aside, and so is the whole first sentence of "Which people won? List their names."
 */
public final class Clauses {
    private static final Set<String> PREPOSITIONS = Set.of("in", "at", "on", "from", "to", "by", "for", "of");
    private static final Pattern HOW = Pattern.compile("(?i)how .*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.?!;]");

    private final CueBook cues;
    private final String question;
    private final List<Item> items;

    public Clauses(CueBook cues, String question, List<Item> items) {
        this.cues = cues;
        this.question = question;
        this.items = items;
    }

    /** Offsets, in the question, of the items that only describe. */
    public Set<Integer> asides() {
        Set<Integer> asides = new HashSet<>();
        boolean aside = false;
        int sentence = 0;
        for (int at = 0; at < items.size(); at++) {
            boolean first = at == 0 || endsSentence(at);
            if (first && at > 0 && asksForColumns(at)) {
                items.subList(sentence, at).forEach(item -> asides.add(item.start()));
            }
            sentence = first ? at : sentence;
            aside = opens(at, first, aside);
            if (aside || isOwner(at)) {
                asides.add(items.get(at).start());
            }
        }
        return asides;
    }

    /** In "position of the players" the players only own the position; so does the peak in "how high is the peak". */
    private boolean isOwner(int at) {
        boolean said = false;
        boolean verb = false;
        int before = at - 1;
        while (before >= 0 && items.get(before).meaning() instanceof Meaning.Filler) {
            said |= cues.namesOwner(items.get(before).text());
            verb |= cues.opensYesNo(items.get(before).text());
            before--;
        }
        boolean measured =
                verb && before >= 0 && HOW.matcher(items.get(before).text()).matches();
        return (said || measured)
                && before >= 0
                && !items.get(before).isBareName()
                && items.get(at).field().isPresent()
                && items.get(before).field().isPresent();
    }

    private boolean opens(int at, boolean first, boolean aside) {
        Item item = items.get(at);
        String word = firstWord(item);
        boolean leads = first || leads(at);
        boolean sense = !(item.meaning() instanceof Meaning.Filler
                || item.cue().isPresent()
                || item.meaning() instanceof Meaning.Unknown);
        if (sense) {
            return aside && !first;
        }
        if (cues.isAsking(word)
                || item.does(Cue.Operation.COUNT)
                || leads && cues.isQuestionWord(word)
                || leads && isLastWish(at)) {
            return false;
        }
        return cues.opensAside(word) && at > 0 || item.does(Cue.Operation.WITHOUT) || aside && !first;
    }

    /** "And in which countries": a question of its own, as is "in which countries" where nothing stands before. */
    private boolean leads(int at) {
        int before = at - 1;
        while (before >= 0 && PREPOSITIONS.contains(Stems.fold(items.get(before).text()))) {
            before--;
        }
        return before < 0 || items.get(before).does(Cue.Operation.AND);
    }

    /** In "teachers who gave a course, and the room" the room is asked for: nothing more is said of it. */
    private boolean isLastWish(int at) {
        boolean wish = at > 0
                && at + 1 < items.size()
                && items.get(at).text().equalsIgnoreCase("the")
                && items.get(at + 1).field().isPresent()
                && items.get(at - 1).does(Cue.Operation.AND)
                && items.stream().noneMatch(item -> item.does(Cue.Operation.BOTH))
                && (at < 2 || items.get(at - 2).field().isEmpty());
        return wish && (at + 2 == items.size() || endsSentence(at + 2));
    }

    private boolean endsSentence(int at) {
        int from = items.get(at - 1).end();
        int to = items.get(at).start();
        return from < to && SENTENCE_END.matcher(question.substring(from, to)).find();
    }

    /** A sentence such as "List their names" says all that is wanted. */
    private boolean asksForColumns(int at) {
        boolean column = false;
        for (int place = at; place < items.size() && (place == at || !endsSentence(place)); place++) {
            column |= items.get(place).field().isPresent();
        }
        return column && cues.isAsking(firstWord(items.get(at)));
    }

    private static String firstWord(Item item) {
        int space = item.text().indexOf(' ');
        return space < 0 ? item.text() : item.text().substring(0, space);
    }
}
