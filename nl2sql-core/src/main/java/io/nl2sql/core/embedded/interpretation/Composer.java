package io.nl2sql.core.embedded.interpretation;

import io.nl2sql.core.embedded.cue.Calendar;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Finisher;
import io.nl2sql.core.embedded.draft.Interpretation;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.reading.Clauses;
import io.nl2sql.core.embedded.reading.Heads;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.rule.compare.AgeRule;
import io.nl2sql.core.embedded.rule.compare.AverageRule;
import io.nl2sql.core.embedded.rule.compare.ComparisonRule;
import io.nl2sql.core.embedded.rule.compare.CountAverageRule;
import io.nl2sql.core.embedded.rule.compare.CountRangeRule;
import io.nl2sql.core.embedded.rule.compare.OthersRule;
import io.nl2sql.core.embedded.rule.compare.WithinOthersRule;
import io.nl2sql.core.embedded.rule.figure.DifferenceRule;
import io.nl2sql.core.embedded.rule.figure.FiguresRule;
import io.nl2sql.core.embedded.rule.figure.GroupBoundRule;
import io.nl2sql.core.embedded.rule.figure.GroupRule;
import io.nl2sql.core.embedded.rule.figure.MeasureRule;
import io.nl2sql.core.embedded.rule.figure.TotalRule;
import io.nl2sql.core.embedded.rule.filter.CombinationRule;
import io.nl2sql.core.embedded.rule.filter.DirectionRule;
import io.nl2sql.core.embedded.rule.filter.FlagRule;
import io.nl2sql.core.embedded.rule.filter.KindsWithoutRule;
import io.nl2sql.core.embedded.rule.filter.MarkRule;
import io.nl2sql.core.embedded.rule.filter.NegationRule;
import io.nl2sql.core.embedded.rule.filter.NotDone;
import io.nl2sql.core.embedded.rule.filter.OccurrenceRule;
import io.nl2sql.core.embedded.rule.filter.PairsRule;
import io.nl2sql.core.embedded.rule.filter.SameRule;
import io.nl2sql.core.embedded.rule.filter.SideRule;
import io.nl2sql.core.embedded.rule.filter.StrayValueRule;
import io.nl2sql.core.embedded.rule.filter.ValueOwnerRule;
import io.nl2sql.core.embedded.rule.filter.ValueRule;
import io.nl2sql.core.embedded.rule.filter.WithoutRule;
import io.nl2sql.core.embedded.rule.output.OutputRule;
import io.nl2sql.core.embedded.rule.output.UnitRule;
import io.nl2sql.core.embedded.rule.output.WhenRule;
import io.nl2sql.core.embedded.rule.output.WhereRule;
import io.nl2sql.core.embedded.rule.rank.ExtremeColumnRule;
import io.nl2sql.core.embedded.rule.rank.OrderRule;
import io.nl2sql.core.embedded.rule.rank.SuperlativeRule;
import io.nl2sql.core.embedded.rule.rank.TopRule;
import io.nl2sql.core.embedded.rule.time.BirthRule;
import io.nl2sql.core.embedded.rule.time.DateOrderRule;
import io.nl2sql.core.embedded.rule.time.DaysRule;
import io.nl2sql.core.embedded.rule.time.LateRule;
import io.nl2sql.core.embedded.rule.time.PeriodRule;
import io.nl2sql.core.embedded.rule.time.WeekdayRule;
import io.nl2sql.core.embedded.shape.LeftOverRule;
import io.nl2sql.core.embedded.shape.YesNoRule;
import io.nl2sql.core.embedded.shape.group.BestRule;
import io.nl2sql.core.embedded.shape.group.CountsRule;
import io.nl2sql.core.embedded.shape.group.EveryRule;
import io.nl2sql.core.embedded.shape.group.FigureOfEachRule;
import io.nl2sql.core.embedded.shape.group.LineRule;
import io.nl2sql.core.embedded.shape.group.PerThingRule;
import io.nl2sql.core.embedded.shape.group.TwoFactsRule;
import io.nl2sql.core.embedded.shape.group.WithNoneRule;
import io.nl2sql.core.embedded.shape.period.PreviousRule;
import io.nl2sql.core.embedded.shape.period.RunningRule;
import io.nl2sql.core.embedded.shape.period.VersusRule;
import io.nl2sql.core.embedded.shape.relation.RelationRule;
import io.nl2sql.core.embedded.shape.relation.ReportRule;
import io.nl2sql.core.embedded.shape.relation.SameAsRule;
import io.nl2sql.core.embedded.shape.relation.SharedValueRule;
import io.nl2sql.core.embedded.shape.relation.SuperiorRule;
import io.nl2sql.core.embedded.shape.relation.UnionRule;
import io.nl2sql.core.embedded.shape.share.FirstShareRule;
import io.nl2sql.core.embedded.shape.share.PerUnitRule;
import io.nl2sql.core.embedded.shape.share.RatioRule;
import io.nl2sql.core.embedded.shape.share.ShareRule;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Composes a query from the items of a reading: one rule per facet, each using up what it reads. */
final class Composer {
    private static final double UNSHAPED = 0.3;
    private static final List<Rule> PLAIN = List.of(
            new OrderRule(),
            new BirthRule(),
            new DaysRule(),
            new DateOrderRule(),
            new TopRule(),
            new FiguresRule(),
            new OthersRule(),
            new SuperlativeRule(),
            new GroupBoundRule(),
            new AgeRule(),
            new CountRangeRule(),
            new ComparisonRule(),
            new FlagRule(),
            new MarkRule(),
            new PairsRule(),
            new WithoutRule(),
            new WeekdayRule(),
            new LateRule(),
            new PeriodRule(),
            new NotDone(),
            new SideRule(),
            new SameRule(),
            new DirectionRule(),
            new ValueRule(),
            new ValueOwnerRule(),
            new ReportRule(),
            new NegationRule(),
            new WithinOthersRule(),
            new CombinationRule(),
            new GroupRule(),
            new MeasureRule(),
            new ExtremeColumnRule(),
            new OutputRule(),
            new WhereRule(),
            new WhenRule(),
            new KindsWithoutRule(),
            new TotalRule(),
            new LineRule(),
            new UnitRule(),
            new StrayValueRule(),
            new OccurrenceRule());
    private static final List<Rule> RULES = Stream.of(
                    List.of(
                            new WithNoneRule(),
                            new FigureOfEachRule(),
                            new DifferenceRule(),
                            new SuperiorRule(),
                            new RelationRule(),
                            new PerUnitRule(),
                            new PerThingRule(),
                            new EveryRule(),
                            new SharedValueRule(),
                            new SameAsRule(),
                            new FirstShareRule(),
                            new UnionRule(),
                            new CountsRule(),
                            new TwoFactsRule(),
                            new RatioRule(),
                            new RunningRule(),
                            new PreviousRule(),
                            new VersusRule(),
                            new ShareRule(),
                            new CountAverageRule(),
                            new AverageRule()),
                    PLAIN,
                    List.<Rule>of(new BestRule(), new YesNoRule(), new LeftOverRule()))
            .flatMap(List::stream)
            .toList();

    private static final Set<String> EVERY = Set.of("every", "of every");

    private final SchemaModel model;
    private final CueBook cues;
    private final Calendar calendar;

    Composer(SchemaModel model, CueBook cues, Calendar calendar) {
        this.model = model;
        this.cues = cues;
        this.calendar = calendar;
    }

    /** The query that the reading asks for; empty where its parts do not make one. */
    Optional<Interpretation> compose(Reading reading) {
        List<Item> items = Heads.of(reading);
        Set<Integer> asides = new Clauses(cues, reading.question(), reading.items()).asides();
        return entity(items, asides)
                .flatMap(entity ->
                        compose(reading, items, entity, RULES).or(() -> compose(reading, items, entity, PLAIN)));
    }

    /** A shape that does not fit leaves a plain query to be tried. */
    private Optional<Interpretation> compose(Reading reading, List<Item> items, Entity entity, List<Rule> rules) {
        Draft draft = new Draft(model, cues, calendar, reading, items, entity);
        rules.forEach(rule -> rule.apply(draft));
        if (rules == PLAIN
                && draft.items().stream()
                        .anyMatch(item -> item.cue().filter(Cue::isShape).isPresent())) {
            draft.doubt(UNSHAPED);
        }
        draft.shape().ifPresent(shape -> shape.settle(draft));
        Finisher finisher = new Finisher(draft);
        return finisher.query()
                .filter(Types::fit)
                .flatMap(query -> statement(draft, query, finisher)
                        .map(statement -> new Interpretation(query, statement, reading, draft)));
    }

    private static Optional<Statement> statement(Draft draft, Query query, Finisher finisher) {
        if (draft.shape().isPresent() && query.combination().isPresent()) {
            return Optional.empty();
        }
        return draft.shape().isPresent()
                ? draft.shape().get().over(query, finisher.parts(), draft)
                : Optional.of(query);
    }

    /** The table whose rows are asked for. */
    private static Optional<Entity> entity(List<Item> items, Set<Integer> asides) {
        for (int at = 0; at + 1 < items.size(); at++) {
            if (items.get(at).does(Operation.COUNT) && !isAsideAt(items, at)) {
                int next = items.get(at + 1).does(Operation.DISTINCT) ? at + 2 : at + 1;
                while (next + 1 < items.size()
                        && items.get(next).value().isPresent()
                        && items.get(next + 1).named().isPresent()) {
                    next++;
                }
                Optional<Entity> counted =
                        next < items.size() ? items.get(next).meaning().entityMeant() : Optional.empty();
                if (counted.isPresent() && items.stream().limit(at).noneMatch(Composer::isOfTable)) {
                    return counted;
                }
            }
        }
        for (int at = 0; at < items.size(); at++) {
            boolean each = at > 0 && EVERY.contains(Stems.fold(items.get(at - 1).text()));
            boolean asked = items.get(at).named().isPresent()
                    && !asides.contains(items.get(at).start());
            if (asked && (each || !isAsideAt(items, at)) && isShownBefore(items, at)) {
                return items.get(at).meaning().entityMeant();
            }
        }
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at).named().isPresent() && !isAsideAt(items, at)) {
                return items.get(at).meaning().entityMeant();
            }
        }
        return items.stream()
                .filter(item -> item.field().isPresent())
                .findFirst()
                .or(() -> items.stream().filter(Composer::isOfTable).findFirst())
                .flatMap(item -> item.meaning().entityMeant());
    }

    /** Whether only columns stand before, so that "ids of every student" is about students. */
    private static boolean isShownBefore(List<Item> items, int at) {
        return items.stream()
                .limit(at)
                .allMatch(item -> item.field().isPresent()
                        || item.does(Operation.AND)
                        || EVERY.contains(Stems.fold(item.text())));
    }

    private static boolean isOfTable(Item item) {
        return item.meaning().entityMeant().isPresent();
    }

    private static boolean isAsideAt(List<Item> items, int at) {
        if (at == 0) {
            return false;
        }
        Item before = items.get(at - 1);
        return before.does(Operation.GROUP)
                || before.does(Operation.WITHOUT)
                || before.cue()
                        .filter(cue ->
                                cue.is(Operation.COMPARE) && cue.argument().equals("<>"))
                        .isPresent()
                || before.does(Operation.ORDER)
                || before.does(Operation.MOST);
    }
}
