package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows paired with others by a table between them: by each of those others, no row comes twice. */
final class Pairs {
    private final SchemaModel model;
    private final Entity root;
    private final List<Join> joins;

    Pairs(SchemaModel model, Entity root, List<Join> joins) {
        this.model = model;
        this.root = root;
        this.joins = joins;
    }

    /** Whether each group is of one of those that the root's rows are paired with: by its kind, a row comes several times. */
    boolean areGroupedBy(List<Expression> groups) {
        return joins.stream().noneMatch(this::isDealing)
                && Paths.multiplyOnlyByPairing(root.name(), joins)
                && groups.stream().anyMatch(this::isPaired);
    }

    private boolean isPaired(Expression group) {
        Set<TableName> links = links();
        Set<TableName> others = joins.stream()
                .filter(join -> links.contains(join.from()))
                .map(Join::to)
                .collect(Collectors.toSet());
        return group instanceof Expression.Column
                && group.reads()
                        .filter(read -> links.contains(read.table()) && read.role() == Attribute.Role.REFERENCE
                                || others.contains(read.table()) && isKey(read))
                        .isPresent();
    }

    private boolean isKey(Attribute attribute) {
        return model.entity(attribute.table())
                .filter(entity -> entity.key().equals(List.of(attribute)))
                .isPresent();
    }

    private Set<TableName> links() {
        return joins.stream()
                .filter(join -> join.touches(root.name()))
                .map(join -> join.other(root.name()))
                .collect(Collectors.toSet());
    }

    /** Whether one pair may come twice: loans have a number of their own, so that a reader may have lent a book again. */
    boolean mayRepeat() {
        return links().stream()
                .flatMap(link -> model.entity(link).stream())
                .anyMatch(link -> link.key().size() == 1);
    }

    /** Rows with amounts of their own are more than pairs of others. */
    private boolean isDealing(Join join) {
        return model.entity(join.from()).flatMap(Dealings::amount).isPresent();
    }
}
