package io.nl2sql.core.embedded.query;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.stream.Stream;

/** The tables that a condition reads outside its sub-queries. */
final class ConditionTables implements Condition.Fold<List<TableName>> {
    @Override
    public List<TableName> compare(Condition.Compare condition) {
        return condition.left().reads().map(Attribute::table).stream().toList();
    }

    @Override
    public List<TableName> oneOf(Condition.OneOf condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> within(Condition.Within condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> onWeekday(Condition.OnWeekday condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> matches(Condition.Matches condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> flag(Condition.Flag condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> columns(Condition.CompareColumns condition) {
        return List.of(condition.left().table(), condition.right().table());
    }

    @Override
    public List<TableName> againstAll(Condition.AgainstAll condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> related(Condition.Related condition) {
        return List.of(condition.from());
    }

    @Override
    public List<TableName> not(Condition.Not condition) {
        return condition.condition().tables();
    }

    @Override
    public List<TableName> compares(Condition.Compares condition) {
        ExpressionColumns columns = new ExpressionColumns();
        return Stream.concat(condition.left().fold(columns).stream(), condition.right().fold(columns).stream())
                .map(Attribute::table)
                .distinct()
                .toList();
    }

    @Override
    public List<TableName> finds(Condition.Finds condition) {
        return List.of();
    }

    @Override
    public List<TableName> missing(Condition.Missing condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> untrue(Condition.Untrue condition) {
        return condition.condition().tables();
    }

    @Override
    public List<TableName> among(Condition.Among condition) {
        return List.of(condition.attribute().table());
    }

    @Override
    public List<TableName> allOf(Condition.AllOf condition) {
        return of(condition.conditions());
    }

    @Override
    public List<TableName> anyOf(Condition.AnyOf condition) {
        return of(condition.conditions());
    }

    private static List<TableName> of(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(part -> part.tables().stream())
                .distinct()
                .toList();
    }
}
