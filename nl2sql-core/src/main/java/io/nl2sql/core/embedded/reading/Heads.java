package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Superiors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Leaves out the words that only describe what stands beside them: the population of "population density", and the names of
 * "names of the colours", where the colours are a column and its texts are the names.
 */
public final class Heads {
    private static final Pattern OF =
            Pattern.compile("(?i)\\s+(of|for|in|at)\\s+(the\\s+|each\\s+|every\\s+|all\\s+|all the\\s+)?");
    private static final Pattern IN = Pattern.compile("(?i)\\s+in\\s+");
    private static final Pattern KIND_OF = Pattern.compile("(?i)\\s+of\\s+");
    private static final Pattern WHOSE =
            Pattern.compile("(?i)\\s+(whose|(with|((that|which)\\s+)?(have|has)) (a|an|the))\\s+");
    private static final Set<String> DAYS = Set.of("date", "day", "time");
    private static final Set<String> AMOUNTS = Set.of("cost", "amount", "sum", "value", "total", "payment");
    private static final Set<String> KINDS = Set.of("kind", "type", "sort");

    private final Reading reading;
    private final List<Item> items;

    private Heads(Reading reading) {
        this.reading = reading;
        this.items = reading.telling();
    }

    /** What is left of the telling items. */
    public static List<Item> of(Reading reading) {
        return new Heads(reading).heads();
    }

    private List<Item> heads() {
        List<Item> heads = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            if (isNameOfLast(at)) {
                Item name = items.get(at);
                heads.add(new Item(
                        name.text(), name.start(), name.end(), items.get(at - 1).candidate()));
            } else if (isYear(items.get(at)) && (isYearOfColumn(at + 1) || isYearOfColumn(at - 1))) {
                heads.add(ofYear(at));
            } else if (isDayOfLast(at) && !heads.isEmpty()) {
                Item day = items.get(at);
                Item last = heads.remove(heads.size() - 1);
                heads.add(new Item(last.text() + " " + day.text(), last.start(), day.end(), last.candidate()));
            } else if (!isTail(at)
                    && !isRestOfPhrase(at)
                    && !isReferenceBefore(at)
                    && !isAmountOfLast(at)
                    && !isModifier(at)
                    && !isYearOfColumn(at)
                    && !describes(at)
                    && !isNameOfColumn(at)
                    && !isInUnit(at)) {
                heads.add(items.get(at));
            }
        }
        return heads;
    }

    /** In "colours whose name starts with b" the colour itself does. */
    private boolean isNameOfLast(int at) {
        return at > 0
                && items.get(at).isBareName()
                && isText(items.get(at - 1))
                && !items.get(at - 1).isBareName()
                && WHOSE.matcher(between(at - 1, at)).matches();
    }

    /** The name of "colour name". */
    private boolean isTail(int at) {
        return at > 0 && isName(items.get(at)) && isBeside(at - 1, at) && isText(items.get(at - 1));
    }

    private static boolean isName(Item item) {
        return item.isBareName()
                || item.field().isPresent() && Stems.of(item.text()).equals("name");
    }

    /** The year of "opening year" and of "year of opening", where the column holds years. */
    private boolean isYearOfColumn(int at) {
        boolean grain = at >= 0 && at < items.size() && items.get(at).does(Cue.Operation.GRAIN);
        if (!grain || at > 0 && items.get(at - 1).does(Cue.Operation.GROUP)) {
            return false;
        }
        boolean before = at > 0 && isBeside(at - 1, at) && isYear(items.get(at - 1));
        boolean after = at + 1 < items.size()
                && isYear(items.get(at + 1))
                && OF.matcher(between(at, at + 1)).matches();
        return before || after;
    }

    /** The column with its "year", by which it is named rather than done. */
    private Item ofYear(int at) {
        Item column = items.get(at);
        boolean after = isYearOfColumn(at + 1) && isBeside(at, at + 1);
        Item first = after ? column : items.get(at - 1);
        Item last = after ? items.get(at + 1) : column;
        return new Item(
                reading.question()
                        .substring(
                                first.start(),
                                Math.min(last.end(), reading.question().length())),
                first.start(),
                last.end(),
                new Candidate(column.meaning(), column.candidate().weight(), SchemaHit.Source.NAME));
    }

    private static boolean isYear(Item item) {
        return item.field()
                .filter(field -> field.attribute().role() == Attribute.Role.YEAR)
                .isPresent();
    }

    /** The number of "phone number" and the type of "decor type" are no columns of their own. */
    private boolean isRestOfPhrase(int at) {
        boolean beside = at > 0
                && isBeside(at - 1, at)
                && items.get(at - 1).field().isPresent()
                && items.get(at).field().isPresent();
        if (!beside) {
            return false;
        }
        Item name = items.get(at - 1);
        Item rest = items.get(at);
        boolean general = name.candidate().source() == SchemaHit.Source.NAME
                && rest.candidate().source() == SchemaHit.Source.PART_OF_NAME
                && isText(name)
                && CueBook.english().isOfAnything(Stems.of(rest.text()));
        return general || CueBook.english().isPhrase(name.text() + " " + rest.text());
    }

    /** In "customer orders" the orders are meant, each of which is some customer's anyway. */
    private boolean isModifier(int at) {
        if (at + 1 >= items.size()
                || !isBeside(at, at + 1)
                || items.get(at).named().isEmpty()
                || items.get(at + 1).candidate().source() != SchemaHit.Source.NAME
                || items.get(at).text().endsWith("s")) {
            return false;
        }
        Entity one = items.get(at).named().get().entity();
        Optional<Entity> other = thing(items.get(at + 1)).filter(entity -> !entity.equals(one));
        boolean part = items.get(at).candidate().source() == SchemaHit.Source.PART_OF_NAME;
        return other.filter(entity -> part
                        || entity.table().table().foreignKeys().stream()
                                .anyMatch(key -> key.target().equals(one.name())))
                .isPresent();
    }

    /** The table that is named, also by a column called like it. */
    private static Optional<Entity> thing(Item item) {
        return item.named()
                .map(Meaning.Named::entity)
                .or(() -> item.field()
                        .filter(field -> field.entity().labels().contains(field.attribute())
                                && field.entity()
                                        .words()
                                        .equals(field.attribute().words()))
                        .map(Meaning.Field::entity));
    }

    /** The date of "posting date", where the posting alone is known to be one. */
    private boolean isDayOfLast(int at) {
        return at > 0
                && isBeside(at - 1, at)
                && DAYS.contains(Stems.of(items.get(at).text()))
                && isDate(items.get(at))
                && isDate(items.get(at - 1));
    }

    /** The cost of "salary cost", where the salary is an amount already. */
    private boolean isAmountOfLast(int at) {
        return at > 0
                && isBeside(at - 1, at)
                && AMOUNTS.contains(Stems.of(items.get(at).text()))
                && items.get(at).meaning().entityMeant().isPresent()
                && items.get(at - 1)
                        .field()
                        .filter(field -> field.attribute().role() == Attribute.Role.MEASURE)
                        .isPresent();
    }

    private static boolean isDate(Item item) {
        return item.field().filter(field -> field.attribute().isTemporal()).isPresent();
    }

    private boolean describes(int at) {
        return at + 1 < items.size()
                && isBeside(at, at + 1)
                && !isRestOfPhrase(at + 1)
                && !isName(items.get(at + 1))
                && !isWholeName(items.get(at))
                && !isSuperior(items.get(at))
                && areOfOneTable(items.get(at), items.get(at + 1));
    }

    /** The origin of "origin depot": which reference leads there. */
    private boolean isReferenceBefore(int at) {
        return at + 1 < items.size()
                && isBeside(at, at + 1)
                && items.get(at)
                        .field()
                        .filter(field -> field.attribute().role() == Attribute.Role.REFERENCE)
                        .filter(field -> items.get(at + 1)
                                .meaning()
                                .entityMeant()
                                .filter(next -> refers(field, next))
                                .isPresent())
                        .isPresent();
    }

    private static boolean refers(Meaning.Field field, Entity target) {
        return field.entity().table().table().foreignKeys().stream()
                .anyMatch(key -> key.columns().equals(List.of(field.attribute().name()))
                        && key.target().equals(target.name())
                        && !key.target().equals(field.entity().name()));
    }

    /** In "what their manager earns" the manager is somebody else. */
    private static boolean isSuperior(Item item) {
        return item.field()
                .filter(field ->
                        Superiors.key(field.entity(), field.attribute()).isPresent())
                .isPresent();
    }

    /** In "length in feet" the length is the column that holds it in feet. */
    private boolean isInUnit(int at) {
        return at + 1 < items.size()
                && areOfOneTable(items.get(at), items.get(at + 1))
                && IN.matcher(between(at, at + 1)).matches()
                && items.get(at + 1)
                        .field()
                        .map(Meaning.Field::attribute)
                        .filter(unit -> unit.isNumeric()
                                && unit.nameWords().stream()
                                        .map(Stems::of)
                                        .toList()
                                        .containsAll(List.of(Stems.key(List.of(items.get(at)
                                                        .text()
                                                        .toLowerCase(Locale.ROOT)
                                                        .split(" ")))
                                                .split(" "))))
                        .isPresent();
    }

    /** In "names of the directors", where the directors are a column, the names are the column's own texts. */
    private boolean isNameOfColumn(int at) {
        Item name = items.get(at);
        boolean kind = name.field().isPresent() && KINDS.contains(Stems.of(name.text()));
        if (!name.isBareName() && !kind) {
            return false;
        }
        int of = afterFigure(at);
        boolean each = of < items.size() && items.get(of).does(Cue.Operation.GROUP) && of > at;
        int column = each ? of + 1 : of;
        return column < items.size()
                && isText(items.get(column))
                && (each
                        || (kind ? KIND_OF : OF)
                                .matcher(between(column - 1, column))
                                .matches());
    }

    /** The place after the name, and after "and the number of shops" behind it. */
    private int afterFigure(int name) {
        boolean figure = name + 3 < items.size()
                && items.get(name).isBareName()
                && items.get(name + 1).does(Cue.Operation.AND)
                && items.get(name + 2).does(Cue.Operation.COUNT)
                && items.get(name + 3).meaning().entityMeant().isPresent();
        return figure ? name + 4 : name + 1;
    }

    private String between(int left, int right) {
        int to = items.get(right).start();
        return reading.question().substring(Math.min(items.get(left).end(), to), to);
    }

    /** "First name middle name" are two columns: the first is complete in itself. */
    private static boolean isWholeName(Item item) {
        return item.candidate().source() == SchemaHit.Source.NAME && item.text().indexOf(' ') > 0;
    }

    private boolean isBeside(int left, int right) {
        return items.get(right).start() - items.get(left).end() == 1;
    }

    private static boolean isText(Item item) {
        return item.field()
                .map(Meaning.Field::attribute)
                .filter(attribute ->
                        attribute.role() == Attribute.Role.TEXT || attribute.role() == Attribute.Role.LABEL)
                .isPresent();
    }

    private static boolean areOfOneTable(Item left, Item right) {
        return left.field().isPresent()
                && right.field().isPresent()
                && left.field().get().entity().equals(right.field().get().entity());
    }
}
