package io.nl2sql.core.embedded.rule.output;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left is shown: named columns, else what names the rows; other tables must have related rows. */
public final class OutputRule implements Rule {
    private static final Pattern WHOSE = Pattern.compile("(?i)\\b(with|and|including|as well as) (their|its)\\b");
    private static final Set<String> THEIR = Set.of("their", "its");
    private static final Pattern AND_HOW_MANY = Pattern.compile("(?i)\\band how many\\b");
    private static final Set<String> PAIRING = Set.of("the", "their", "its", "of", "that", "those", "corresponding");

    @Override
    public void apply(Draft draft) {
        draft.places(Operation.DISTINCT).forEach(at -> {
            draft.use(at);
            draft.makeDistinct();
        });
        draft.places(Operation.EVERYTHING).forEach(at -> {
            draft.use(at);
            draft.showEverything();
        });
        for (int at = 0; at < draft.size(); at++) {
            Optional<Meaning.Field> field = draft.field(at);
            if (field.isPresent()) {
                draft.use(at);
                if (!Mentions.isMere(draft, at, field.get())) {
                    show(draft, at, field.get());
                }
            }
        }
        boolean aggregated = draft.shown().stream().anyMatch(s -> s.expression().isAggregate());
        for (int at = 0; at < draft.size(); at++) {
            Optional<Entity> named = draft.named(at);
            if (named.isPresent()) {
                draft.use(at);
                named(draft, at, named.get(), aggregated);
            }
        }
        if (Kinds.areAsked(draft)) {
            draft.makeDistinct();
        }
        whose(draft);
        if (draft.shown().isEmpty() && draft.showsEverything()) {
            draft.entity().attributes().forEach(a -> draft.shown().add(new Draft.Shown(0, new Expression.Column(a))));
        }
    }

    /** "The shops and their towns" are shown with what they are called. */
    private static void whose(Draft draft) {
        List<Expression> labels = Draft.labels(draft.entity());
        boolean own = !draft.shown().isEmpty()
                && draft.shown().stream()
                        .map(Draft.Shown::expression)
                        .allMatch(shown -> shown instanceof Expression.Column && !labels.contains(shown));
        boolean named = draft.items().stream()
                .anyMatch(item -> item.named()
                        .filter(some -> some.entity().equals(draft.entity()))
                        .isPresent());
        Matcher whose = WHOSE.matcher(draft.question());
        boolean only = own
                && named
                && draft.dimensions().isEmpty()
                && whose.find()
                && draft.shown().stream()
                        .allMatch(shown -> shown.at() >= draft.size()
                                || draft.item(shown.at()).start() >= whose.start());
        if (only) {
            labels.forEach(label -> draft.shown().add(0, new Draft.Shown(0, label)));
        }
    }

    /** A mere "name" of somebody with several names is all of them. */
    private static void show(Draft draft, int at, Meaning.Field field) {
        Item item = draft.item(at);
        List<Attribute> labels = field.entity().labels();
        boolean name = item.candidate().source() == SchemaHit.Source.PART_OF_NAME
                && Stems.of(item.text()).equals("name")
                && labels.contains(field.attribute());
        boolean named = draft.says("who")
                || THEIR.contains(draft.wordBefore(at))
                || References.own(draft, field.attribute()).isPresent();
        Optional<List<Expression>> referred = References.isSpoken(item.text(), field.attribute()) && named
                ? References.labels(draft, field.attribute())
                : Optional.empty();
        if (referred.isPresent()) {
            referred.get().forEach(label -> draft.shown().add(new Draft.Shown(at, label)));
        } else if (name) {
            labels.forEach(label -> draft.shown().add(new Draft.Shown(at, new Expression.Column(label))));
        } else {
            draft.shown().add(new Draft.Shown(at, new Expression.Column(field.attribute())));
        }
    }

    private static void named(Draft draft, int at, Entity named, boolean aggregated) {
        boolean listed = aggregated
                && draft.does(at + 1, Operation.AND)
                && !draft.item(at + 1).text().equals(",")
                && !isCounted(draft, named);
        if (listed || aggregated && !isCounted(draft, named) && isAskedFirst(draft, at)) {
            Draft.labels(named).forEach(label -> draft.dimensions().add(new Draft.Shown(at, label)));
        } else if (!aggregated && isPair(draft, at, named)) {
            if (draft.shown().isEmpty()) {
                Draft.labels(draft.entity()).forEach(label -> draft.shown().add(new Draft.Shown(0, label)));
            }
            Draft.labels(named).forEach(label -> draft.shown().add(new Draft.Shown(at, label)));
        } else if (!aggregated && isListed(draft, at)) {
            inList(draft, named).forEach(label -> draft.shown().add(new Draft.Shown(at, label)));
        } else if (!named.name().equals(draft.entity().name()) && !isCounted(draft, named) && !isRead(draft, named)) {
            related(draft, at, named);
        }
    }

    /** "Which guests have ordered soup, and how many soups did they order": a figure for each of the guests. */
    private static boolean isAskedFirst(Draft draft, int at) {
        return at == 0
                && draft.asksWhich()
                && draft.order().isEmpty()
                && draft.dimensions().isEmpty()
                && AND_HOW_MANY.matcher(draft.question()).find();
    }

    /** In "names of the actors and the plays that they are in" both are named. */
    private static boolean isPair(Draft draft, int at, Entity named) {
        Optional<Entity> first = at < 2 || !draft.does(at - 1, Operation.AND)
                ? Optional.empty()
                : draft.item(at - 2).named().map(Meaning.Named::entity);
        List<String> between = first.isEmpty()
                ? List.of()
                : draft.words(draft.item(at - 1).end(), draft.item(at).start());
        boolean bare = draft.shown().isEmpty() && !between.isEmpty();
        return first.filter(entity -> !entity.equals(named) && entity.equals(draft.entity()))
                        .filter(entity -> draft.shown().stream()
                                .map(Draft.Shown::expression)
                                .allMatch(Draft.labels(entity)::contains))
                        .isPresent()
                && (bare || !draft.shown().isEmpty())
                && PAIRING.containsAll(between)
                && !draft.isAside(at)
                && named.named()
                && draft.dimensions().isEmpty();
    }

    /** In "the grape, winery and year of the wines" a table stands among columns. */
    private static boolean isListed(Draft draft, int at) {
        boolean before = draft.does(at - 1, Operation.AND) && isShownAt(draft, at - 2);
        boolean after = draft.does(at + 1, Operation.AND)
                && isShownAt(draft, at + 2)
                && draft.shown().stream().noneMatch(shown -> shown.at() < at);
        boolean describes = isShownAt(draft, at + 1) && draft.isBeside(at, at + 1);
        return (before || after)
                && !describes
                && (!draft.isAside(at) || Mentions.isAfterWith(draft, at))
                && draft.dimensions().isEmpty();
    }

    private static boolean isShownAt(Draft draft, int at) {
        return draft.shown().stream().anyMatch(shown -> shown.at() == at);
    }

    /** The entity's own column of that name, or what names the other table's rows. */
    private static List<Expression> inList(Draft draft, Entity named) {
        String name = Stems.key(named.words());
        return draft.entity().attributes().stream()
                .filter(attribute -> Stems.key(attribute.words()).equals(name))
                .<Expression>map(Expression.Column::new)
                .findFirst()
                .map(List::of)
                .orElseGet(() -> Draft.labels(named));
    }

    private static boolean isCounted(Draft draft, Entity named) {
        return draft.counted()
                .filter(counted -> counted.name().equals(named.name()))
                .isPresent();
    }

    private static boolean isRead(Draft draft, Entity named) {
        List<Expression> expressions = new ArrayList<>();
        draft.shown().forEach(shown -> expressions.add(shown.expression()));
        draft.dimensions().forEach(shown -> expressions.add(shown.expression()));
        draft.order().forEach(order -> expressions.add(order.by()));
        return expressions.stream()
                        .flatMap(expression -> expression.reads().stream())
                        .anyMatch(attribute -> attribute.table().equals(named.name()))
                || draft.filters().stream().anyMatch(placed -> mentions(placed.condition(), named));
    }

    private static boolean mentions(Condition filter, Entity named) {
        return filter.tables().contains(named.name())
                || filter instanceof Condition.Related related
                        && related.path().stream()
                                .anyMatch(join -> join.from().equals(named.name())
                                        || join.to().equals(named.name()));
    }

    private static void related(Draft draft, int at, Entity named) {
        Entity from = draft.counted().orElse(draft.entity());
        Optional<List<Join>> path = draft.path(from.name(), named.name());
        if (path.isEmpty()) {
            draft.doubt(0.5);
        } else {
            draft.filter(at, new Condition.Related(from.name(), path.get(), List.of(), false, Optional.empty()));
            draft.doubt(0.05);
        }
    }
}
