package io.nl2sql.core.prompt;

import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SqlIdentifier;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Describes one table the way {@code CREATE TABLE} does, as short as can be: visible columns with types, keys and comments.
 * Neither policies nor numbers of rows are told, which count rows that the caller may not see.
 */
final class TableText {
    private static final int LONGEST_COMMENT = 160;
    private static final int MOST_COLUMNS = 80;

    private TableText() {}

    /** Whether its name can be told. */
    static boolean isTellable(Entity entity) {
        return Quoted.isPlain(entity.name().schema())
                && Quoted.isPlain(entity.name().table());
    }

    /** With every column. */
    static String whole(Entity entity) {
        return text(entity, entity.attributes());
    }

    /**
     * With every column if it is short; else with keys, references and the columns that the question names first.
     *
     * @param room characters that all tables have together; one takes half of it at most
     */
    static String of(Entity entity, QuestionLinks links, int room) {
        String whole = whole(entity);
        if (whole.length() <= room / 2 && entity.attributes().size() <= MOST_COLUMNS) {
            return whole;
        }
        List<Attribute> first = new ArrayList<>(entity.attributes().stream()
                .filter(attribute -> isNeeded(entity, attribute, links))
                .toList());
        entity.attributes().stream()
                .filter(attribute -> !first.contains(attribute))
                .forEach(first::add);
        int most = Math.min(MOST_COLUMNS, Math.max(1, entity.attributes().size() * (room / 2) / whole.length()));
        Set<Attribute> kept = first.stream().limit(most).collect(Collectors.toSet());
        return text(entity, entity.attributes().stream().filter(kept::contains).toList());
    }

    private static boolean isNeeded(Entity entity, Attribute attribute, QuestionLinks links) {
        return links.names(attribute)
                || entity.key().contains(attribute)
                || entity.labels().contains(attribute)
                || attribute.role() == Attribute.Role.REFERENCE;
    }

    private static String text(Entity entity, List<Attribute> attributes) {
        Table table = entity.table().table();
        StringBuilder text = new StringBuilder("TABLE ")
                .append(SqlIdentifier.quoted(table.name()))
                .append(" (")
                .append(comment(table.comment()))
                .append('\n');
        attributes.stream()
                .filter(attribute -> Quoted.isPlain(attribute.name()))
                .forEach(attribute -> text.append(column(entity, attribute)).append('\n'));
        int left = entity.attributes().size() - attributes.size();
        if (left > 0) {
            text.append("  -- and ").append(left).append(" more columns\n");
        }
        if (table.primaryKey().size() > 1) {
            text.append("  PRIMARY KEY ").append(names(table.primaryKey())).append('\n');
        }
        table.foreignKeys().stream()
                .filter(key -> key.columns().size() > 1 && isTellable(key))
                .forEach(key -> text.append("  FOREIGN KEY ")
                        .append(names(key.columns()))
                        .append(" REFERENCES ")
                        .append(target(key))
                        .append('\n'));
        return text.append(")\n").toString();
    }

    private static String column(Entity entity, Attribute attribute) {
        Table table = entity.table().table();
        StringBuilder line = new StringBuilder("  ")
                .append(SqlIdentifier.quoted(attribute.name()))
                .append(' ')
                .append(
                        Quoted.isPlain(attribute.type().name())
                                ? attribute.type().name()
                                : "unknown");
        if (table.primaryKey().equals(List.of(attribute.name()))) {
            line.append(" PRIMARY KEY");
        }
        table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(attribute.name())) && isTellable(key))
                .limit(1)
                .forEach(key -> line.append(" REFERENCES ").append(target(key)));
        if (attribute.masked()) {
            line.append(" MASKED");
        }
        return line.append(comment(attribute.comment())).toString();
    }

    private static boolean isTellable(ForeignKey key) {
        return Quoted.isPlain(names(key.columns())) && Quoted.isPlain(target(key));
    }

    private static String target(ForeignKey key) {
        TableName target = key.target();
        return SqlIdentifier.quoted(target) + names(key.targetColumns());
    }

    private static String names(List<String> columns) {
        return columns.stream().map(SqlIdentifier::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String comment(String comment) {
        return comment.isBlank() ? "" : " -- " + Quoted.text(comment, LONGEST_COMMENT);
    }
}
