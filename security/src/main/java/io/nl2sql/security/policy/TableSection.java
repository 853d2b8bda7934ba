package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the section of one table. */
final class TableSection {
    private TableSection() {}

    static TableRules read(TableName name, YamlValue value) {
        YamlValue section = value.named("table " + name);
        Map<String, YamlValue> entries = section.entries("roles", "rows", "columns", "unlisted");
        YamlValue roles = entries.get("roles");
        if (roles == null) {
            throw section.problem("table " + name + " has no 'roles'; list those who may see it, such as [analyst]");
        }
        return new TableRules(
                name,
                roles.names(),
                entries.containsKey("rows") ? rows(entries.get("rows"), name) : new RowRule.Everything(),
                entries.containsKey("columns") ? columns(entries.get("columns"), name) : Map.of(),
                unlisted(entries));
    }

    private static ColumnAccess unlisted(Map<String, YamlValue> entries) {
        YamlValue value = entries.get("unlisted");
        if (value == null || value.text().equals("visible")) {
            return new ColumnAccess.Visible();
        }
        if (value.text().equals("hidden")) {
            return new ColumnAccess.Hidden();
        }
        throw value.problem("'unlisted' must be visible or hidden");
    }

    private static RowRule rows(YamlValue value, TableName table) {
        if (!value.isMapping()) {
            return conditions(value, table);
        }
        YamlValue anyOf = value.named("'rows' of " + table).entries("anyOf").get("anyOf");
        if (anyOf == null) {
            throw value.problem("'rows' must be a condition, a list of conditions or anyOf");
        }
        List<RowRule.AnyOf.Branch> branches =
                anyOf.elements().stream().map(branch -> branch(branch, table)).toList();
        if (branches.isEmpty()) {
            throw anyOf.problem("'anyOf' must not be empty");
        }
        return new RowRule.AnyOf(branches);
    }

    private static RowRule.AnyOf.Branch branch(YamlValue value, TableName table) {
        Map<String, YamlValue> entries = value.named("a branch of 'anyOf'").entries("roles", "rows", "all");
        YamlValue roles = entries.get("roles");
        if (roles == null) {
            throw value.problem("a branch of 'anyOf' has no 'roles'");
        }
        Set<String> holders = roles.names();
        YamlValue all = entries.get("all");
        YamlValue rows = entries.get("rows");
        if ((all == null) == (rows == null)) {
            throw value.problem("a branch of 'anyOf' needs either 'rows' or 'all: true'");
        }
        if (all != null && !all.flag()) {
            throw all.problem("'all' can only be true; leave the branch out to show nothing");
        }
        return new RowRule.AnyOf.Branch(holders, all != null ? new RowRule.Everything() : conditions(rows, table));
    }

    private static RowRule conditions(YamlValue value, TableName table) {
        List<YamlValue> written = value.isList() ? value.elements() : List.of(value);
        if (written.isEmpty()) {
            throw value.problem("'rows' must not be empty; leave it out to show every row");
        }
        List<SqlTemplate> conditions = new ArrayList<>();
        for (YamlValue condition : written) {
            conditions.add(condition(condition, table));
        }
        return new RowRule.AllOf(conditions);
    }

    private static SqlTemplate condition(YamlValue value, TableName table) {
        try {
            return SqlTemplate.parse(value.text());
        } catch (IllegalArgumentException e) {
            throw value.problem("the condition for " + table + " is not usable: " + e.getMessage());
        }
    }

    private static Map<String, ColumnRule> columns(YamlValue value, TableName table) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        value.entries().forEach((key, rule) -> {
            String column = SqlNames.column(key, rule);
            if (columns.put(column, ColumnSection.read(table + "." + column, rule)) != null) {
                throw rule.problem("column " + table + "." + column + " stands twice; keep one");
            }
        });
        return columns;
    }
}
