package io.nl2sql.core.embedded.confidence;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Interpretation;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.reading.Ties;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What speaks for or against an interpretation, by name; absent means none of it. */
public final class Evidence {
    /** The name of what no row can meet. */
    static final String CONTRADICTIONS = "contradictions";

    /** The name of what was left out or guessed. */
    static final String UNSETTLED = "unsettled";

    private static final double CLOSE = 0.25;
    private static final double CLEAR = 2;
    private static final double STRONG = 0.8;

    private final Map<String, Double> found = new HashMap<>();

    private Evidence() {}

    /**
     * Everything found.
     *
     * @param margin how far the next different interpretation ranks behind
     */
    public static Map<String, Double> of(Interpretation some, double margin) {
        Evidence evidence = new Evidence();
        evidence.add("tie", margin >= CLOSE ? 0 : (CLOSE - margin) / CLOSE);
        evidence.add("margin", Math.min(margin, CLEAR));
        evidence.add("doubt", some.draft().doubt());
        evidence.add("guesses", some.draft().guesses());
        evidence.add(CONTRADICTIONS, Confidence.contradictions(some));
        evidence.add(UNSETTLED, some.draft().isUnsettled() || losesSuperlative(some) ? 1 : 0);
        evidence.words(some);
        evidence.unused(some.draft());
        evidence.query(some.query());
        evidence.sharing(some);
        evidence.output(some);
        return Map.copyOf(evidence.found);
    }

    /** Of "the most common job in the shop with the most cooks" one superlative does not make the other. */
    private static boolean losesSuperlative(Interpretation some) {
        Draft draft = some.draft();
        return draft.limit().isPresent()
                && IntStream.range(0, draft.size())
                        .filter(draft::isFree)
                        .anyMatch(at -> draft.does(at, Operation.MOST) || draft.does(at, Operation.EXTREME));
    }

    /** Whoever writes keywords rather than a sentence leaves it open which columns to show. */
    private void output(Interpretation some) {
        Draft draft = some.draft();
        boolean open = draft.shown().isEmpty() && some.statement().equals(some.query());
        boolean terse = draft.isTerse();
        add("terse", terse ? 1 : 0);
        add("default output", open && !terse ? 1 : 0);
        add("default output, terse", open && terse ? 1 : 0);
        add("default output, no name", open && !draft.entity().named() ? 1 : 0);
    }

    private void words(Interpretation some) {
        add("words", some.reading().items().size() / 10.0);
        add("fit", some.reading().score() / some.reading().items().size());
        add("ties", Ties.in(some.reading()).size());
        UnknownWords.in(some.reading()).forEach(this::add);
        for (Item item : some.reading().items()) {
            item.cue().ifPresent(cue -> found.put("says " + cue.operation(), 1.0));
            if (item.meaning() instanceof Meaning.Filler) {
                found.put("word " + Stems.fold(item.text()), 1.0);
            }
            link(item);
        }
    }

    private void link(Item item) {
        double weight = item.candidate().weight();
        boolean schema = item.meaning().entityMeant().isPresent();
        add("weak " + item.candidate().source(), schema ? Math.max(0, STRONG - weight) : 0);
        add(item.candidate().source().name(), schema ? 1 : 0);
        add("values", item.value().isPresent() ? 1 : 0);
        add("similar values", item.value().isPresent() && weight < STRONG ? 1 : 0);
        add("figures", item.figure().isPresent() ? 1 : 0);
        add("texts", item.meaning() instanceof Meaning.Text ? 1 : 0);
        add("times", item.time().isPresent() ? 1 : 0);
        boolean key = item.candidate().source() == SchemaHit.Source.PART_OF_NAME
                && item.field()
                        .filter(field -> field.entity().key().contains(field.attribute()))
                        .isPresent();
        add("guessed keys", key ? 1 : 0);
    }

    private void unused(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            if (draft.isFree(at)) {
                Operation operation =
                        draft.item(at).cue().map(cue -> cue.operation()).orElse(null);
                String name = operation == null
                        ? "unused sense"
                        : Confidence.HARMLESS.contains(operation) ? "unused " + operation : "unused cue";
                add(name, 1);
            } else if (draft.isAside(at) && draft.item(at).field().isPresent()) {
                add("aside columns", 1);
            }
        }
    }

    private void query(Query query) {
        for (Join join : query.joins()) {
            add(join.declared() ? "joins" : "suggested joins", 1);
        }
        query.filters().forEach(this::condition);
        query.having().forEach(condition -> add("having", 1));
        add("outputs", query.outputs().size());
        add(
                "aggregates",
                query.outputs().stream().filter(Expression::isAggregate).count());
        add("groups", query.groups().isEmpty() ? 0 : 1);
        add("orders", query.order().size());
        add("limit", query.limit().isPresent() ? 1 : 0);
        add("distinct", query.distinct() ? 1 : 0);
        add("combined", query.combination().isPresent() ? 1 : 0);
        add(
                "plain list",
                query.filters().isEmpty()
                                && query.groups().isEmpty()
                                && query.order().isEmpty()
                        ? 1
                        : 0);
    }

    /** Rows that only belong to the same row of a table that nobody spoke of have little to do with each other. */
    private void sharing(Interpretation some) {
        Set<TableName> said = new HashSet<>();
        some.reading()
                .items()
                .forEach(item -> item.meaning().entityMeant().ifPresent(entity -> said.add(entity.name())));
        Query query = some.query();
        shared(query.root(), query.joins(), said);
        for (Condition condition : query.filters()) {
            if (condition instanceof Condition.Related related) {
                shared(related.from(), related.path(), said);
            }
        }
    }

    private void shared(TableName root, List<Join> joins, Set<TableName> said) {
        Set<TableName> once = new HashSet<>();
        for (Join join : joins) {
            boolean again = !once.add(join.to());
            add("sharing", again && !join.to().equals(root) && !said.contains(join.to()) ? 1 : 0);
        }
    }

    private void condition(Condition condition) {
        add("filters", 1);
        String kind = condition.getClass().getSimpleName();
        boolean bare = condition instanceof Condition.Related related
                && related.conditions().isEmpty()
                && !related.negated()
                && related.count().isEmpty();
        boolean negated = condition instanceof Condition.Related related && related.negated();
        add("is " + kind + (bare ? " bare" : negated ? " negated" : ""), 1);
    }

    private void add(String name, double amount) {
        if (amount != 0) {
            found.merge(name, amount, Double::sum);
        }
    }
}
