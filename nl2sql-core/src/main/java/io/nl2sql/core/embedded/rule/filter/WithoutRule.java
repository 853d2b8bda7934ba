package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "vendors without purchase orders", "students who have never had a pet", "people that are not entrepreneurs". */
public final class WithoutRule implements Rule {
    private static final Set<String> EXCEPTIONS = Set.of("except", "except for", "excluding", "not including");

    @Override
    public void apply(Draft draft) {
        draft.places(Operation.WITHOUT).forEach(at -> without(draft, at));
        draft.places(Operation.NOT).forEach(at -> without(draft, at));
        draft.places(Operation.COMPARE).stream()
                .filter(at -> EXCEPTIONS.contains(draft.item(at).text()))
                .filter(at -> draft.named(at + 1)
                        .filter(entity -> draft.multiplies(draft.entity().name(), entity.name()))
                        .isPresent())
                .forEach(at -> {
                    unsettle(draft, at);
                    without(draft, at);
                });
    }

    /** "Revenue excluding refunds" may be less the refunds, or that of orders without any. */
    private static void unsettle(Draft draft, int at) {
        boolean amounts = draft.named(at + 1)
                .filter(entity -> entity.mainMeasure().isPresent())
                .isPresent();
        boolean asked = !draft.places(Operation.AGGREGATE).isEmpty()
                || IntStream.range(0, at)
                        .mapToObj(draft::field)
                        .flatMap(Optional::stream)
                        .anyMatch(field -> field.attribute().isNumeric()
                                && field.attribute().isMeasurable());
        if (amounts && asked) {
            draft.unsettle();
        }
    }

    private static void without(Draft draft, int at) {
        int verb = draft.after(at);
        boolean own = isOwnVerb(draft, verb);
        if (own) {
            draft.use(verb);
        }
        int next = own ? verb + 1 : verb;
        if (draft.does(next + 1, Operation.LATE) || NotDone.isTimed(draft, next) && isDone(draft, next)) {
            return;
        }
        if (isValue(draft, next)) {
            Optional<Attribute> open = NotDone.open(draft, at, next);
            if (open.isPresent()) {
                draft.use(at, next);
                draft.filter(at, new Condition.Missing(open.get(), false));
            } else {
                NotDone.settle(draft, at, next);
                notValue(draft, at, next);
            }
            return;
        }
        if (isValue(draft, next + 1) && draft.field(next).isPresent()) {
            draft.use(next);
            notValue(draft, at, next + 1);
            return;
        }
        Optional<Entity> lacking = draft.named(next)
                .or(() -> draft.field(next).map(Meaning.Field::entity))
                .filter(entity -> !entity.name().equals(draft.entity().name()));
        if (lacking.isPresent()) {
            draft.use(at, next);
            draft.lacks().add(new Draft.Lack(at, lacking.get()));
        } else if (draft.does(at, Operation.WITHOUT)) {
            empty(draft, at, next);
            anything(draft, at, next);
        } else if (isDone(draft, next)) {
            empty(draft, at, next);
        }
    }

    /** In "teachers who do not teach a class" the teaching is what teachers do. */
    private static boolean isOwnVerb(Draft draft, int at) {
        return draft.named(at).filter(draft.entity()::equals).isPresent()
                && draft.item(at).candidate().source() == SchemaHit.Source.RELATED_WORD
                && draft.named(at + 1).isPresent();
    }

    /** The day of paying a bill is empty where it is not paid. */
    private static boolean isDone(Draft draft, int at) {
        return draft.field(at).filter(field -> isDone(draft, at, field)).isPresent();
    }

    private static boolean isDone(Draft draft, int at, Meaning.Field field) {
        String text = Stems.fold(draft.item(at).text());
        return field.attribute().isTemporal()
                && (text.endsWith("ed") || draft.cues().isParticiple(text));
    }

    /** "Cakes never ordered": without any row of the one table that refers to cakes. */
    private static void anything(Draft draft, int at, int next) {
        boolean open = draft.isFree(at)
                && (next >= draft.size()
                        || draft.does(next, Operation.GROUP)
                        || draft.item(next).time().isPresent());
        if (!open) {
            return;
        }
        List<TableName> children = draft.model().graph().of(draft.entity().name()).stream()
                .filter(join -> join.to().equals(draft.entity().name()) && join.declared())
                .map(Join::from)
                .distinct()
                .toList();
        Optional<Entity> only = children.size() == 1 ? draft.model().entity(children.get(0)) : Optional.empty();
        draft.use(at);
        only.ifPresentOrElse(child -> draft.lacks().add(new Draft.Lack(at, child)), draft::unsettle);
    }

    /** "Cakes without a filling", where the filling is a column. */
    private static void empty(Draft draft, int at, int next) {
        draft.field(next)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.table().equals(draft.entity().name()) && attribute.nullable())
                .ifPresent(attribute -> {
                    draft.use(at, next);
                    draft.filter(at, new Condition.Missing(attribute, false));
                });
    }

    private static boolean isValue(Draft draft, int at) {
        return draft.isFree(at) && draft.item(at).value().isPresent();
    }

    private static void related(Draft draft, int at, Entity lacking, Condition condition) {
        Optional<List<Join>> path = draft.path(draft.entity().name(), lacking.name());
        if (path.isEmpty()) {
            draft.doubt(0.6);
            return;
        }
        TableName from = draft.entity().name();
        List<Condition> conditions = List.of(condition);
        Condition has = new Condition.Related(from, path.get(), conditions, false, Optional.empty());
        Condition lacks = new Condition.Related(from, path.get(), conditions, true, Optional.empty());
        draft.filter(at, lacks);
        draft.denied().add(new Draft.Denied(at, has, lacks));
    }

    private static void notValue(Draft draft, int at, int next) {
        Meaning.Value value = draft.item(next).value().orElseThrow();
        draft.use(at, next);
        draft.field(at - 1).filter(f -> f.attribute().equals(value.attribute())).ifPresent(f -> draft.use(at - 1));
        Attribute attribute = value.attribute();
        List<String> stored = List.of(value.stored());
        if (draft.multiplies(draft.entity().name(), attribute.table())) {
            related(draft, at, value.entity(), new Condition.OneOf(attribute, stored, false));
        } else {
            Condition turned = new Condition.OneOf(attribute, stored, true);
            draft.filter(at, turned);
            if (draft.does(at, Operation.WITHOUT)) {
                draft.denied().add(new Draft.Denied(at, new Condition.OneOf(attribute, stored, false), turned));
            }
        }
    }
}
