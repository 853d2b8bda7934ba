package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section of one table. */
final class TableSection {
    private final TableName name;
    private final YamlValue section;
    private final List<PolicySql> sql = new ArrayList<>();
    private final Map<String, YamlValue> places = new LinkedHashMap<>();

    private TableSection(TableName name, YamlValue section) {
        this.name = name;
        this.section = section;
    }

    static TableRules read(TableName name, YamlValue value) {
        return new TableSection(name, value.named("table " + name)).rules();
    }

    private TableRules rules() {
        Map<String, YamlValue> entries = section.entries("roles", "rows", "columns", "unlisted");
        YamlValue roles = entries.get("roles");
        if (roles == null) {
            throw section.problem("table " + name + " has no 'roles'; list those who may see it, such as [analyst]");
        }
        Set<String> readers = roles.names();
        RowRule rows = entries.containsKey("rows") ? rows(entries.get("rows")) : new RowRule.Everything();
        Map<String, ColumnRule> columns = entries.containsKey("columns") ? columns(entries.get("columns")) : Map.of();
        return new TableRules(name, readers, rows, columns, unlisted(entries), new PolicyPlaces(section, places, sql));
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

    private RowRule rows(YamlValue value) {
        if (!value.isMapping()) {
            return conditions(value);
        }
        YamlValue anyOf = value.named("'rows' of " + name).entries("anyOf").get("anyOf");
        if (anyOf == null) {
            throw value.problem("'rows' must be a condition, a list of conditions or anyOf");
        }
        List<RowRule.AnyOf.Branch> branches =
                anyOf.elements().stream().map(this::branch).toList();
        if (branches.isEmpty()) {
            throw anyOf.problem("'anyOf' must not be empty");
        }
        return new RowRule.AnyOf(branches);
    }

    private RowRule.AnyOf.Branch branch(YamlValue value) {
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
        return new RowRule.AnyOf.Branch(holders, all != null ? new RowRule.Everything() : conditions(rows));
    }

    private RowRule conditions(YamlValue value) {
        List<YamlValue> written = value.isList() ? value.elements() : List.of(value);
        if (written.isEmpty()) {
            throw value.problem("'rows' must not be empty; leave it out to show every row");
        }
        List<SqlTemplate> conditions = new ArrayList<>();
        for (YamlValue condition : written) {
            conditions.add(condition(condition));
        }
        return new RowRule.AllOf(conditions);
    }

    private SqlTemplate condition(YamlValue value) {
        try {
            SqlTemplate template = SqlTemplate.parse(value.text());
            sql.add(new PolicySql(Optional.empty(), template, value));
            return template;
        } catch (SqlTemplateProblem e) {
            throw value.problem(e.offset(), "the condition for " + name + " is not usable: " + e.getMessage());
        }
    }

    private Map<String, ColumnRule> columns(YamlValue value) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        value.entries().forEach((key, rule) -> {
            String column = SqlNames.column(key, rule);
            ColumnSection read = new ColumnSection(name + "." + column, rule);
            if (columns.put(column, read.rule()) != null) {
                throw rule.problem("column " + name + "." + column + " stands twice; keep one");
            }
            places.put(column, rule);
            read.expression()
                    .ifPresent(template -> sql.add(new PolicySql(Optional.of(column), template, read.place())));
        });
        return columns;
    }
}
