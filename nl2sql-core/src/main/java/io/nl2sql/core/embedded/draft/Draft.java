package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Calendar;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A query in the making: what came of the words so far. Its lists are there for rules to add to and to take from.
 * Confined to one thread.
 */
public final class Draft extends Passage {
    private final SchemaModel model;
    private final Roles roles;
    private final Calendar calendar;
    private final List<Shown> shown = new ArrayList<>();
    private final List<Placed> filters = new ArrayList<>();
    private final List<Lack> lacks = new ArrayList<>();
    private final List<Denied> denied = new ArrayList<>();
    private final List<Placed> first = new ArrayList<>();
    private final List<Placed> second = new ArrayList<>();
    private final List<Condition> having = new ArrayList<>();
    private final List<Shown> dimensions = new ArrayList<>();
    private final List<Expression> silentGroups = new ArrayList<>();
    private final List<Query.Order> order = new ArrayList<>();
    private final List<List<Placed>> parts = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();
    private Entity entity;
    private Optional<Query.SetOperator> combined = Optional.empty();
    private Optional<Shape> shape = Optional.empty();
    private OptionalInt limit = OptionalInt.empty();
    private OptionalInt skip = OptionalInt.empty();
    private Optional<Entity> counted = Optional.empty();
    private Optional<Boolean> orderByFirst = Optional.empty();
    private boolean distinct;
    private boolean countOnce;
    private boolean everything;
    private boolean impossible;
    private boolean unsettled;
    private double doubt;
    private int guesses;

    /** Something to show, by its place in the question. */
    public record Shown(int at, Expression expression) {}

    /** A condition on rows, by its place in the question. */
    public record Placed(int at, Condition condition) {}

    /** A table of which there must be no rows, by the place of the word that says so. */
    public record Lack(int at, Entity entity) {}

    /** A condition that must not hold, as it is and turned round, by the place of the word that denies it. */
    public record Denied(int at, Condition positive, Condition negated) {}

    public Draft(SchemaModel model, CueBook cues, Calendar calendar, Reading reading, List<Item> items, Entity entity) {
        super(cues, reading, items);
        this.calendar = calendar;
        this.model = model;
        this.entity = entity;
        this.roles = new Roles(
                model.graph(),
                reading.told(),
                items.stream()
                        .flatMap(item -> item.field().stream())
                        .map(Meaning.Field::attribute)
                        .filter(attribute -> attribute.role() == Attribute.Role.REFERENCE)
                        .toList(),
                IntStream.range(0, items.size())
                        .filter(at -> isOwned(at - 1, at) || isOwned(at + 1, at))
                        .mapToObj(at -> items.get(at).field().orElseThrow().attribute())
                        .toList());
    }

    /** Whether a column stands beside the name of its table, or of one of its rows. */
    private boolean isOwned(int owner, int at) {
        boolean row = owner >= 0
                && owner < items().size()
                && (items().get(owner).named().isPresent()
                        || items().get(owner).value().isPresent());
        return row
                && field(at)
                        .map(Meaning.Field::entity)
                        .equals(items().get(owner).meaning().entityMeant());
    }

    public SchemaModel model() {
        return model;
    }

    /** From where time is seen. */
    public Calendar calendar() {
        return calendar;
    }

    /** A date cut down to a stretch of time, fiscal years as the asker's business counts them. */
    public Expression.Bucket bucket(Expression.Grain grain, Attribute date) {
        return new Expression.Bucket(grain, date, calendar.fiscalYear());
    }

    /** The table whose rows are asked for. */
    public Entity entity() {
        return entity;
    }

    public void entity(Entity other) {
        entity = other;
    }

    public List<Shown> shown() {
        return shown;
    }

    public List<Placed> filters() {
        return filters;
    }

    public List<Lack> lacks() {
        return lacks;
    }

    public List<Denied> denied() {
        return denied;
    }

    /** Conditions of the first of two combined queries alone. */
    public List<Placed> first() {
        return first;
    }

    /** Conditions of the second of two combined queries alone. */
    public List<Placed> second() {
        return second;
    }

    /** How two queries are combined; empty where there is one. */
    public Optional<Query.SetOperator> combined() {
        return combined;
    }

    public void combined(Query.SetOperator operator) {
        combined = Optional.of(operator);
    }

    public List<Condition> having() {
        return having;
    }

    public List<Shown> dimensions() {
        return dimensions;
    }

    /** What to group by without showing it. */
    public List<Expression> silentGroups() {
        return silentGroups;
    }

    public List<Query.Order> order() {
        return order;
    }

    /** What is made of the plain query; empty where it stays plain. */
    public Optional<Shape> shape() {
        return shape;
    }

    public void shape(Shape made) {
        shape = Optional.of(made);
    }

    /** Conditions that the shape keeps apart. */
    public List<List<Placed>> parts() {
        return parts;
    }

    public List<String> assumptions() {
        return assumptions;
    }

    public OptionalInt limit() {
        return limit;
    }

    public void limit(OptionalInt rows) {
        limit = rows;
    }

    public OptionalInt skip() {
        return skip;
    }

    public void skip(int rows) {
        skip = OptionalInt.of(rows);
    }

    /** The table whose rows are counted; empty where none is. */
    public Optional<Entity> counted() {
        return counted;
    }

    public void counted(Optional<Entity> table) {
        counted = table;
    }

    /** Whether to sort by what is shown first, downwards where true. */
    public Optional<Boolean> orderByFirst() {
        return orderByFirst;
    }

    public void orderByFirst(Optional<Boolean> descending) {
        orderByFirst = descending;
    }

    public boolean isDistinct() {
        return distinct;
    }

    public void makeDistinct() {
        distinct = true;
    }

    /** Whether each value is counted once. */
    public boolean countsOnce() {
        return countOnce;
    }

    public void countOnce() {
        countOnce = true;
    }

    /** Whether all columns are asked for. */
    public boolean showsEverything() {
        return everything;
    }

    public void showEverything() {
        everything = true;
    }

    /** Whether no query says what the question says. */
    public boolean isImpossible() {
        return impossible;
    }

    public void giveUp() {
        impossible = true;
    }

    /** Whether something was left out or guessed that makes it another question. */
    public boolean isUnsettled() {
        return unsettled;
    }

    /** Says that what comes of this must not pass for certain. */
    public void unsettle() {
        unsettled = true;
    }

    public double doubt() {
        return doubt;
    }

    /** How many decisions the question left open. */
    public int guesses() {
        return guesses;
    }

    public void filter(int at, Condition condition) {
        filters.add(new Placed(at, condition));
    }

    /** Notes a decision that the question left open; one without doubt had nothing else to choose. */
    public void assume(String assumption, double lessSure) {
        if (!assumptions.contains(assumption)) {
            assumptions.add(assumption);
            doubt += lessSure;
            guesses += lessSure > 0 ? 1 : 0;
        }
    }

    public void doubt(double lessSure) {
        doubt += lessSure;
    }

    /** Joins from one table to another; empty where they do not hang together. */
    public Optional<List<Join>> path(TableName from, TableName to) {
        return tree(from, Set.of(to));
    }

    /** The joins that connect all tables, those references among them that the question speaks of. */
    public Optional<List<Join>> tree(TableName root, Set<TableName> tables) {
        return model.graph().tree(root, tables).map(roles::meant);
    }

    /** Whether a row at one table can have several at the other. */
    public boolean multiplies(TableName from, TableName to) {
        return !from.equals(to)
                && path(from, to).map(joins -> Paths.multiply(from, joins)).orElse(true);
    }

    /** What tells the rows of a table apart to a person. */
    public static List<Expression> labels(Entity entity) {
        return entity.labels().stream().<Expression>map(Expression.Column::new).toList();
    }
}
