package io.nl2sql.tests.evaluation;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Attribute.Role;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Questions in the style of a search by keywords ("total amount by vendor in 2024"), made from a schema, each with the
 * SQL that somebody who asks so expects. Public sets have whole sentences only.
 */
final class KeywordQuestions {
    private static final int MOST_PER_DATABASE = 30;
    private static final long SEED = 11;

    private final String database;
    private final SchemaModel model;
    private final Function<String, Optional<String>> first;
    private final List<EvaluationQuestion> questions = new ArrayList<>();

    /**
     * @param database the {@code db_id}
     * @param first the first cell of what a query returns; empty where that is null or nothing
     */
    KeywordQuestions(String database, SchemaModel model, Function<String, Optional<String>> first) {
        this.database = database;
        this.model = model;
        this.first = first;
    }

    /** At most thirty, the same for the same database. */
    List<EvaluationQuestion> make() {
        for (Entity entity : model.entities()) {
            alone(entity);
            model.graph().of(entity.name()).stream()
                    .filter(join -> join.declared() && join.from().equals(entity.name()))
                    .forEach(join -> model.entity(join.to()).ifPresent(parent -> beside(entity, join, parent)));
        }
        Collections.shuffle(questions, new Random(SEED));
        return questions.stream().limit(MOST_PER_DATABASE).toList();
    }

    private void alone(Entity entity) {
        String rows = entity.spoken();
        String from = " FROM " + table(entity);
        String label = label(entity);
        single(entity, Role.MEASURE).ifPresent(measure -> {
            add("the 3 largest " + rows, label + from + " ORDER BY " + column(measure) + " DESC NULLS LAST LIMIT 3");
            add("largest " + rows, label + from + " ORDER BY " + column(measure) + " DESC NULLS LAST LIMIT 1");
            number("avg", measure).ifPresent(average -> {
                add(rows + " over " + average, label + from + " WHERE " + column(measure) + " > " + average);
                add(rows + " below " + average, label + from + " WHERE " + column(measure) + " < " + average);
            });
            add("total " + rows, "SELECT sum(" + column(measure) + ")" + from);
        });
        single(entity, Role.DATE).ifPresent(date -> dated(entity, date));
        entity.attributes().stream()
                .filter(attribute -> attribute.role() == Role.TEXT)
                .forEach(kind -> value(kind).ifPresent(value -> {
                    String where = from + " WHERE " + column(kind) + " = '" + value.replace("'", "''") + "'";
                    add(rows + " with " + kind.spoken() + " " + value, label + where);
                    add("number of " + rows + " with " + kind.spoken() + " " + value, "SELECT count(*)" + where);
                    add(
                            "number of " + rows + " by " + kind.spoken(),
                            "SELECT " + column(kind) + ", count(*)" + from + " GROUP BY 1");
                }));
        measures(entity).forEach(measure -> {
            add(
                    "top 5 " + rows + " by " + measure.spoken(),
                    label + from + " ORDER BY " + column(measure) + " DESC NULLS LAST LIMIT 5");
            number("avg", measure)
                    .ifPresent(average -> add(
                            rows + " with " + measure.spoken() + " above " + average,
                            label + from + " WHERE " + column(measure) + " > " + average));
        });
    }

    private void dated(Entity entity, Attribute date) {
        String rows = entity.spoken();
        first.apply("SELECT extract(year FROM " + column(date) + ")::int FROM " + table(entity) + " GROUP BY 1 ORDER BY"
                        + " count(*) DESC LIMIT 1")
                .ifPresent(year -> {
                    String from = " FROM " + table(entity) + " WHERE extract(year FROM " + column(date) + ") = " + year;
                    String month = "date_trunc('month', " + column(date) + ")::date";
                    add(rows + " in " + year, label(entity) + from);
                    add("number of " + rows + " in " + year, "SELECT count(*)" + from);
                    add(
                            "number of " + rows + " by month in " + year,
                            "SELECT " + month + ", count(*)" + from + " GROUP BY 1");
                    measures(entity).forEach(measure -> {
                        String sum = "sum(" + column(measure) + ")";
                        add("total " + rows + " " + measure.spoken() + " in " + year, "SELECT " + sum + from);
                        add(
                                "total " + measure.spoken() + " of " + rows + " by month in " + year,
                                "SELECT " + month + ", " + sum + from + " GROUP BY 1");
                    });
                    single(entity, Role.MEASURE).ifPresent(measure -> {
                        String sum = "sum(" + column(measure) + ")";
                        add("total " + rows + " in " + year, "SELECT " + sum + from);
                        add(rows + " by month in " + year, "SELECT " + month + ", " + sum + from + " GROUP BY 1");
                    });
                });
    }

    private void beside(Entity child, Join join, Entity parent) {
        if (!parent.named() || parent.labels().size() != 1 || join.columns().size() != 1 || references(join) > 1) {
            return;
        }
        Attribute name = parent.labels().get(0);
        String joined = " FROM " + table(child) + " JOIN " + table(parent) + " ON " + table(child) + "."
                + quoted(join.columns().get(0)) + " = " + table(parent) + "."
                + quoted(join.targets().get(0));
        String group =
                " GROUP BY " + table(parent) + "." + quoted(join.targets().get(0)) + ", " + column(name);
        String each = "SELECT " + column(name) + ", ";
        String rows = child.spoken();
        String owner = parent.spoken();
        add("number of " + rows + " by " + owner, each + "count(*)" + joined + group);
        add(owner + " with more than 2 " + rows, "SELECT " + column(name) + joined + group + " HAVING count(*) > 2");
        value(name)
                .ifPresent(value -> add(
                        rows + " of " + value,
                        label(child) + joined + " WHERE " + column(name) + " = '" + value.replace("'", "''") + "'"));
        measures(child).forEach(measure -> {
            add("total " + measure.spoken() + " by " + owner, each + "sum(" + column(measure) + ")" + joined + group);
            add(
                    "average " + measure.spoken() + " per " + owner,
                    each + "avg(" + column(measure) + ")" + joined + group);
            add(
                    "top 5 " + owner + " by " + rows + " " + measure.spoken(),
                    each + "sum(" + column(measure) + ")" + joined + group + " ORDER BY 2 DESC NULLS LAST LIMIT 5");
        });
        single(child, Role.DATE).ifPresent(date -> {
            String month = "date_trunc('month', " + column(date) + ")::date";
            String monthly = "SELECT " + column(name) + ", " + month + ", ";
            add("number of " + rows + " by " + owner + " and month", monthly + "count(*)" + joined + group + ", 2");
            measures(child)
                    .forEach(measure -> add(
                            "total " + measure.spoken() + " by " + owner + " and month",
                            monthly + "sum(" + column(measure) + ")" + joined + group + ", 2"));
            single(child, Role.MEASURE)
                    .ifPresent(measure -> add(
                            rows + " by " + owner + " and month",
                            monthly + "sum(" + column(measure) + ")" + joined + group + ", 2"));
        });
        single(child, Role.MEASURE).ifPresent(measure -> {
            add("total " + rows + " by " + owner, each + "sum(" + column(measure) + ")" + joined + group);
            add(rows + " by " + owner, each + "sum(" + column(measure) + ")" + joined + group);
        });
    }

    private long references(Join join) {
        return model.graph().of(join.from()).stream()
                .filter(other -> other.from().equals(join.from()) && other.to().equals(join.to()))
                .count();
    }

    private static List<Attribute> measures(Entity entity) {
        return entity.attributes().stream()
                .filter(attribute -> attribute.role() == Role.MEASURE || attribute.role() == Role.NUMBER)
                .toList();
    }

    /** The only column of that role. */
    private static Optional<Attribute> single(Entity entity, Role role) {
        List<Attribute> all =
                entity.attributes().stream().filter(a -> a.role() == role).toList();
        return all.size() == 1
                ? Optional.of(all.get(0)).filter(a -> role != Role.DATE || a.isTemporal())
                : Optional.empty();
    }

    private Optional<String> number(String function, Attribute attribute) {
        return first.apply("SELECT round(" + function + "(" + column(attribute) + ")::numeric)::bigint FROM "
                + quoted(attribute.table().table()));
    }

    /** A value that occurs often, with letters in it. */
    private Optional<String> value(Attribute attribute) {
        return first.apply("SELECT " + column(attribute) + "::text FROM "
                        + quoted(attribute.table().table()) + " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
                .filter(value -> value.length() > 3 && value.length() < 30 && Character.isLetter(value.charAt(0)));
    }

    private static String label(Entity entity) {
        List<String> columns =
                entity.labels().stream().map(KeywordQuestions::column).toList();
        return "SELECT " + String.join(", ", columns);
    }

    private static String table(Entity entity) {
        return quoted(entity.name().table());
    }

    private static String column(Attribute attribute) {
        return quoted(attribute.table().table()) + "." + quoted(attribute.name());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void add(String text, String gold) {
        questions.add(new EvaluationQuestion("keywords-" + questions.size(), database, text, "", List.of(gold), true));
    }
}
