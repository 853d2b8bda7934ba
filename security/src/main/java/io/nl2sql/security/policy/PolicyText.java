package io.nl2sql.security.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table's policy in words, for administrators.
 *
 * @param roles who may see the table, in alphabetical order
 * @param rows which rows: a line for everybody, or one for each branch
 * @param columns how listed columns are seen, by name in alphabetical order
 * @param unlisted how the others are seen
 */
public record PolicyText(List<String> roles, List<String> rows, Map<String, String> columns, String unlisted) {
    static PolicyText of(Set<String> roles, RowRule rows, Map<String, ColumnRule> columns, ColumnAccess unlisted) {
        Map<String, String> seen = new TreeMap<>();
        columns.forEach((name, rule) -> seen.put(name, text(rule)));
        return new PolicyText(List.copyOf(new TreeSet<>(roles)), rows.lines(), seen, text(unlisted));
    }

    private static String text(ColumnRule rule) {
        String exempt = rule.unless().isEmpty() ? "" : " unless " + String.join(", ", new TreeSet<>(rule.unless()));
        return text(rule.access()) + exempt;
    }

    private static String text(ColumnAccess access) {
        return access.fold(() -> "visible", mask -> "masked: " + mask.text(), () -> "hidden");
    }

    /** A condition with its claims as they are written. */
    static String text(SqlTemplate template) {
        StringBuilder text = new StringBuilder(template.texts().get(0));
        for (int i = 0; i < template.claims().size(); i++) {
            text.append(':')
                    .append(template.claims().get(i))
                    .append(template.texts().get(i + 1));
        }
        return text.toString();
    }
}
