package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rule of one column. */
final class ColumnSection {
    private static final String KINDS = "null, constant, first, last, email, hash, year, range, custom";
    private static final Map<String, String> OPTION_OF = Map.of(
            "constant",
            "text",
            "first",
            "keep",
            "last",
            "keep",
            "range",
            "width",
            "custom",
            "expression",
            "expression",
            "expression");

    private final String column;
    private final YamlValue section;
    private final Map<String, YamlValue> entries;

    private Optional<SqlTemplate> expression = Optional.empty();

    /** @param column with its table */
    ColumnSection(String column, YamlValue value) {
        this.column = column;
        this.section = value.named("column " + column);
        this.entries = section.entries("mask", "hidden", "unless", "keep", "text", "width", "expression");
    }

    /** The expression of a custom mask, once the rule was read. */
    Optional<SqlTemplate> expression() {
        return expression;
    }

    /** Where the expression stands; only where there is one. */
    YamlValue place() {
        return entries.get("expression");
    }

    ColumnRule rule() {
        if (entries.containsKey("mask") == entries.containsKey("hidden")) {
            throw section.problem("column " + column + " needs either 'mask' or 'hidden'");
        }
        Set<String> unless =
                entries.containsKey("unless") ? entries.get("unless").names() : Set.of();
        return new ColumnRule(entries.containsKey("mask") ? masked() : hidden(), unless);
    }

    private ColumnAccess hidden() {
        refuseOptionsExcept("");
        return entries.get("hidden").flag() ? new ColumnAccess.Hidden() : new ColumnAccess.Visible();
    }

    private ColumnAccess masked() {
        YamlValue mask = entries.get("mask");
        String kind = mask.isNullWord() ? "null" : mask.text();
        refuseOptionsExcept(OPTION_OF.getOrDefault(kind, ""));
        return new ColumnAccess.Masked(
                switch (kind) {
                    case "null" -> new ColumnMask.Null();
                    case "constant" -> new ColumnMask.Constant(option("text").text());
                    case "first" -> new ColumnMask.First(option("keep").integer(0, 1000));
                    case "last" -> new ColumnMask.Last(option("keep").integer(0, 1000));
                    case "email" -> new ColumnMask.Email();
                    case "hash" -> new ColumnMask.Hash();
                    case "year" -> new ColumnMask.Year();
                    case "range" -> new ColumnMask.Range(option("width").positiveNumber());
                    case "custom", "expression" -> new ColumnMask.Custom(custom());
                    default -> throw mask.problem("unknown mask '" + kind + "' for " + column + "; known are " + KINDS);
                });
    }

    private YamlValue option(String name) {
        YamlValue value = entries.get(name);
        if (value == null) {
            throw section.problem("the mask of " + column + " needs '" + name + "'");
        }
        return value;
    }

    private void refuseOptionsExcept(String allowed) {
        for (String option : Set.copyOf(OPTION_OF.values())) {
            if (!option.equals(allowed) && entries.containsKey(option)) {
                throw entries.get(option).problem("'" + option + "' means nothing here; remove it");
            }
        }
    }

    private String custom() {
        YamlValue value = option("expression");
        try {
            SqlTemplate template = SqlTemplate.parse(value.text());
            if (!template.claims().isEmpty()) {
                throw new SqlTemplateProblem(
                        "a mask cannot use claims such as :" + template.claims().get(0),
                        template.starts().get(0) + template.texts().get(0).length());
            }
            expression = Optional.of(template);
            return template.texts().get(0);
        } catch (SqlTemplateProblem e) {
            throw value.problem(e.offset(), "the expression for " + column + " is not usable: " + e.getMessage());
        }
    }
}
