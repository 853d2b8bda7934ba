package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A query in the making: the items of a reading, which of them are used up, and what came of them. Confined to one thread. */
final class Draft {
    private static final Pattern INSIDE = Pattern.compile("(?i)\\W*in (its|their|his|her|the)\\s+");

    private static final Pattern FURTHER = Pattern.compile("(?i)(\\W|\\b(and|then|by|their|the)\\b)+");

    /** Something to show, by its place in the question. */
    record Shown(int at, Expression expression) {}

    /** A condition on rows, by its place in the question. */
    record Placed(int at, Condition condition) {}

    /** A table of which there must be no rows, by the place of the word that says so. */
    record Lack(int at, Entity entity) {}

    /** A condition that must not hold, as it is and turned round, by the place of the word that denies it. */
    record Denied(int at, Condition positive, Condition negated) {}

    final SchemaModel model;
    final CueBook cues;
    final List<Item> items;
    private final String question;
    private final Set<Integer> asides;
    Entity entity;
    final List<Shown> shown = new ArrayList<>();
    final List<Placed> filters = new ArrayList<>();
    final List<Lack> lacks = new ArrayList<>();
    final List<Denied> denied = new ArrayList<>();
    final List<Placed> first = new ArrayList<>();
    final List<Placed> second = new ArrayList<>();
    Optional<Query.SetOperator> combined = Optional.empty();
    final List<Condition> having = new ArrayList<>();
    final List<Shown> dimensions = new ArrayList<>();
    final List<Expression> silentGroups = new ArrayList<>();
    final List<Query.Order> order = new ArrayList<>();
    Optional<Shape> shape = Optional.empty();
    final List<List<Placed>> parts = new ArrayList<>();
    final List<String> assumptions = new ArrayList<>();
    OptionalInt limit = OptionalInt.empty();
    OptionalInt skip = OptionalInt.empty();
    Optional<Entity> counted = Optional.empty();
    Optional<Boolean> orderByFirst = Optional.empty();
    boolean distinct;
    boolean countOnce;
    boolean everything;
    double doubt;
    int guesses;
    boolean impossible;

    private final boolean[] used;

    Draft(SchemaModel model, CueBook cues, Reading reading, List<Item> items, Entity entity) {
        this.model = model;
        this.cues = cues;
        this.items = items;
        this.question = reading.question();
        this.asides = new Clauses(cues, question, reading.items()).asides();
        this.entity = entity;
        this.used = new boolean[items.size()];
    }

    int size() {
        return items.size();
    }

    Item item(int at) {
        return items.get(at);
    }

    /** Whether the question is no sentence: "accruals by month" rather than "Show the accruals by month". */
    boolean isTerse() {
        return Tokenizer.tokens(question).stream().map(Token::lower).noneMatch(cues::makesSentence);
    }

    /** Whether the question begins with the word. */
    boolean opensWith(String word) {
        List<Token> tokens = Tokenizer.tokens(question);
        return !tokens.isEmpty() && tokens.get(0).lower().equals(word);
    }

    String question() {
        return question;
    }

    /** Whether the question can be answered with yes or no. */
    boolean isYesNo() {
        List<String> words = words(0, question.length());
        return !words.isEmpty() && cues.opensYesNo(words.get(0)) && !asksWhich();
    }

    /** Whether the question asks which things do or are something. */
    boolean asksWhich() {
        return words(0, question.length()).stream().anyMatch(cues::asksWhich);
    }

    boolean says(String word) {
        return words(0, question.length()).contains(word);
    }

    /** The words between two offsets of the question, folded. */
    List<String> words(int from, int to) {
        return Tokenizer.tokens(question.substring(Math.min(from, to), to)).stream()
                .map(Token::lower)
                .toList();
    }

    /** The word of the question right before an item, folded; empty at its beginning. */
    String wordBefore(int at) {
        List<Token> before =
                Tokenizer.tokens(question.substring(0, items.get(at).start()));
        return before.isEmpty() ? "" : before.get(before.size() - 1).lower();
    }

    /** The word of the question right after an item, folded; empty at its end. */
    String wordAfter(int at) {
        List<Token> after = Tokenizer.tokens(question.substring(items.get(at).end()));
        return after.isEmpty() ? "" : after.get(0).lower();
    }

    /** Whether nothing stands between two items. */
    boolean isBeside(int left, int right) {
        return left >= 0
                && right < items.size()
                && items.get(right).start() - items.get(left).end() <= 1;
    }

    /** Whether only words of a list stand between two items. */
    boolean isFurtherKey(int left, int right) {
        return FURTHER.matcher(question.substring(
                        items.get(left).end(), items.get(right).start()))
                .matches();
    }

    /** Whether the words between two items say that the first is inside the second. */
    boolean isInside(int at, int holder) {
        return INSIDE.matcher(question.substring(
                        items.get(at).end(), items.get(holder).start()))
                .matches();
    }

    /** Whether the words only describe rows, and so are not asked for themselves. */
    boolean isAside(int at) {
        return asides.contains(items.get(at).start());
    }

    boolean isFree(int at) {
        return at >= 0 && at < used.length && !used[at];
    }

    void use(int... places) {
        for (int at : places) {
            used[at] = true;
        }
    }

    /** Free places of the operation, in order. */
    List<Integer> places(Cue.Operation operation) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            if (isFree(at) && items.get(at).does(operation)) {
                places.add(at);
            }
        }
        return places;
    }

    boolean does(int at, Cue.Operation operation) {
        return at >= 0 && at < used.length && items.get(at).does(operation);
    }

    Optional<Meaning.Field> field(int at) {
        return isFree(at) ? items.get(at).field() : Optional.empty();
    }

    Optional<Entity> named(int at) {
        return isFree(at) ? items.get(at).named().map(Meaning.Named::entity) : Optional.empty();
    }

    Optional<Meaning.Figure> figure(int at) {
        return isFree(at) ? items.get(at).figure() : Optional.empty();
    }

    /** The place after this one that is no "and". */
    int after(int at) {
        int next = at + 1;
        while (does(next, Cue.Operation.AND) || does(next, Cue.Operation.DISTINCT)) {
            next++;
        }
        return next;
    }

    void filter(int at, Condition condition) {
        filters.add(new Placed(at, condition));
    }

    /** Notes a decision that the question left open; one without doubt had nothing else to choose. */
    void assume(String assumption, double lessSure) {
        if (!assumptions.contains(assumption)) {
            assumptions.add(assumption);
            doubt += lessSure;
            guesses += lessSure > 0 ? 1 : 0;
        }
    }

    void doubt(double lessSure) {
        doubt += lessSure;
    }

    /**
     * The table of events that a time at the place is about: one named before it, or else after it, of which a row of the
     * entity has several, as in "vendors with accruals in 2025".
     */
    Optional<Entity> event(int at) {
        List<Integer> places = new ArrayList<>();
        IntStream.iterate(at - 1, place -> place >= 0, place -> place - 1).forEach(places::add);
        IntStream.range(at + 1, size()).forEach(places::add);
        return places.stream()
                .filter(place -> place < size())
                .map(items::get)
                .flatMap(item -> item.meaning().entityMeant().stream()
                        .filter(named -> item.value().isEmpty()))
                .filter(other -> !other.name().equals(entity.name()))
                .filter(other -> other.mainDate().filter(Attribute::isTemporal).isPresent())
                .filter(other -> path(entity.name(), other.name())
                        .filter(joins ->
                                joins.stream().allMatch(Join::declared) && Paths.multiply(entity.name(), joins))
                        .isPresent())
                .findFirst();
    }

    /** Joins from one table to another; empty where they do not hang together. */
    Optional<List<Join>> path(TableName from, TableName to) {
        return model.graph().tree(from, Set.of(to));
    }

    /** Whether a row at one table can have several at the other. */
    boolean multiplies(TableName from, TableName to) {
        return !from.equals(to)
                && path(from, to).map(joins -> Paths.multiply(from, joins)).orElse(true);
    }

    /** The date of the entity that the question names, where it names just one that nothing has used yet. */
    Optional<Attribute> dateNamed() {
        List<Attribute> dates = IntStream.range(0, size())
                .mapToObj(this::field)
                .flatMap(Optional::stream)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isTemporal() && attribute.table().equals(entity.name()))
                .toList();
        return dates.size() == 1 ? Optional.of(dates.get(0)) : Optional.empty();
    }

    /** What tells the rows of a table apart to a person. */
    static List<Expression> labels(Entity entity) {
        return entity.labels().stream().<Expression>map(Expression.Column::new).toList();
    }

    private static AggregateFunction several(Attribute attribute) {
        if (attribute.isNumeric()) {
            return AggregateFunction.SUM;
        }
        return attribute.isTemporal() ? AggregateFunction.MAX : AggregateFunction.COUNT;
    }

    /** A column to rank the entity's rows by: summed where one row has several of it. */
    Expression rank(Attribute attribute) {
        boolean summable = attribute.role() == Attribute.Role.MEASURE || attribute.role() == Attribute.Role.NUMBER;
        boolean paired = path(entity.name(), attribute.table())
                .filter(joins -> Paths.multiplyOnlyByPairing(entity.name(), joins))
                .isPresent();
        if (paired && !items.stream().anyMatch(item -> item.does(Cue.Operation.MOST))) {
            return new Expression.Column(attribute);
        }
        if (!summable || attribute.table().equals(entity.name()) || !multiplies(entity.name(), attribute.table())) {
            return new Expression.Column(attribute);
        }
        return new Expression.Aggregate(several(attribute), Optional.of(attribute), false);
    }
}
